using System.IO.Compression;
using System.Text;
using MetaRouter.Llm.RecordedAnswers;

namespace MetaRouter.Llm.Tests;

/// <summary>Bank files in a folder that is deleted with it.</summary>
internal sealed class TestBank : IDisposable
{
    public const string Pool = """
        {"label":"recorded test answers","price_version":"test-1",
         "candidates":[
           {"id":"demo/small","name":"Small","maker":"Testers","input_per_million":0.15,"output_per_million":0.6,"tokens_per_second":10,"ttft_ms":500},
           {"id":"demo/large","name":"Large","maker":"Testers","input_per_million":3,"output_per_million":15}],
         "onboarding":[{"question":"q1","dearer":"demo/large","cheaper":"demo/small"}]}
        """;

    public const string Answers = """
        {"id":"q1","task":"qa","query":"Which city?\r\nOne word.","answers":{"demo/small":{"text":"It is  Canberra.\n","output_tokens":4,"quality":0.9},"demo/large":{"text":"Canberra","output_tokens":2,"quality":1,"cost_usd":0.0003},"demo/stranger":{"text":"?","output_tokens":1}}}

        {"id":"q2","task":"code","query":"Write code.","answers":{"demo/small":{"text":"print(1)","output_tokens":3},"demo/large":{"text":" ","output_tokens":0}}}
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("metarouter-bank-");

    public string PoolPath => Path.Combine(_folder.FullName, "pool.json");

    public string Write(string name, string content)
    {
        var path = Path.Combine(_folder.FullName, name);
        using var file = File.Create(path);
        using Stream stream = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Fastest) : file;
        stream.Write(Encoding.UTF8.GetBytes(content));
        return path;
    }

    public async Task<AnswerBank> LoadAsync(string answers = Answers, string pool = Pool, string name = "answers.jsonl")
    {
        Write("pool.json", pool);
        return await AnswerBank.LoadAsync(Write(name, answers), PoolPath, CancellationToken.None);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
