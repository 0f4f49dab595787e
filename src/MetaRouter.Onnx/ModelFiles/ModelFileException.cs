namespace MetaRouter.Onnx.ModelFiles;

/// <summary>A file of a model is missing, damaged or not the one that was expected. The message says what was expected, what was found and what to do.</summary>
public sealed class ModelFileException : Exception
{
    public ModelFileException(string message)
        : base(message)
    {
    }

    public ModelFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
