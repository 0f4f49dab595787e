using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using MetaRouter.TestKit;

namespace MetaRouter.Studio.BrowserTests.Controls;

/// <summary>An answer bank whose answers are made of attacks, each in paragraphs of its own below a line that counts them.</summary>
public sealed partial class HostileBank : IDisposable
{
    private const int VectorsPerAnswer = 15;

    private readonly TemporaryFolder _folder = new();

    /// <summary>Writes the bank.</summary>
    public HostileBank()
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Controls", "xss-vectors.txt"));
        Vectors = [.. text.TrimEnd('\n').Split("\n%%\n").Select(vector => Character().Replace(vector, Decoded))];
        var answers = Vectors.Select((vector, index) => $"{Heading(index)}\n\n{vector}").Chunk(VectorsPerAnswer).Select(chunk => string.Join("\n\n", chunk)).ToList();
        if (answers.Count % 2 == 1) answers.Add("Nothing here.");
        Questions = [.. Enumerable.Range(0, answers.Count / 2).Select(index => string.Create(CultureInfo.InvariantCulture, $"Attack number {index}?"))];
        File.WriteAllText(PoolPath, """
            {"label":"attacks","price_version":"1","candidates":[
              {"id":"x/one","name":"One","maker":"X","input_per_million":1,"output_per_million":1,"tokens_per_second":100,"ttft_ms":1},
              {"id":"x/two","name":"Two","maker":"X","input_per_million":2,"output_per_million":2,"tokens_per_second":100,"ttft_ms":1}],"onboarding":[]}
            """);
        File.WriteAllLines(AnswersPath, answers.Chunk(2).Select((pair, index) => JsonSerializer.Serialize(new
        {
            id = string.Create(CultureInfo.InvariantCulture, $"attack-{index}"),
            task = "qa",
            query = Questions[index],
            answers = new Dictionary<string, object>
            {
                ["x/one"] = new { text = pair[0], output_tokens = 10, quality = 0.4 },
                ["x/two"] = new { text = pair[1], output_tokens = 10, quality = 0.6 },
            },
        })));
    }

    /// <summary>The attacks.</summary>
    public IReadOnlyList<string> Vectors { get; }

    /// <summary>The questions that they answer.</summary>
    public IReadOnlyList<string> Questions { get; }

    /// <summary>The answers' file.</summary>
    public string AnswersPath => _folder.File("answers.jsonl");

    /// <summary>The candidates' file.</summary>
    public string PoolPath => _folder.File("pool.json");

    /// <summary>The line above an attack.</summary>
    public static string Heading(int index) => string.Create(CultureInfo.InvariantCulture, $"Vector {index}.");

    /// <inheritdoc />
    public void Dispose() => _folder.Dispose();

    // Characters that no text file should hold are written {U+0000}.
    [GeneratedRegex(@"\{U\+([0-9A-F]{4})\}")]
    private static partial Regex Character();

    private static string Decoded(Match match) => ((char)int.Parse(match.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString();
}
