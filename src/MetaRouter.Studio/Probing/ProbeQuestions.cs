using System.Text.Json;
using MetaRouter.Data.Probes;
using MetaRouter.Studio.Configuration;
using MetaRouter.Studio.Pools;

namespace MetaRouter.Studio.Probing;

/// <summary>Questions to measure on.</summary>
/// <param name="Id">Null for those of the answer bank.</param>
/// <param name="Name">For people.</param>
/// <param name="Questions">In their order, at least one.</param>
public sealed record AskedSet(Guid? Id, string Name, IReadOnlyList<ProbeQuestion> Questions)
{
    /// <summary>How many have a reference.</summary>
    public int References => Questions.Count(question => question.Reference is not null);
}

/// <summary>Where questions come from: the answer bank, with the references beside it, and what admins have uploaded.</summary>
public sealed class ProbeQuestions(CandidatePools pools, QuestionSetStore sets, StudioOptions options)
{
    /// <summary>Stands beside the answers: <c>{"id", "reference"}</c> in each line.</summary>
    private const string ReferencesFile = "references.jsonl";

    private readonly Lazy<AskedSet?> _ofTheBank = new(() => OfTheBank(pools, options));

    /// <summary>The bank's questions; null without a bank.</summary>
    public AskedSet? Bank => _ofTheBank.Value;

    /// <summary>The bank's questions for null, else an uploaded set; null for an unknown one.</summary>
    public async Task<AskedSet?> FindAsync(Guid? setId, CancellationToken cancellationToken)
    {
        if (setId is not { } id) return Bank;
        var set = (await sets.ListAsync(cancellationToken)).FirstOrDefault(row => row.Id == id);
        return set is null ? null : new AskedSet(id, set.Name, await sets.QuestionsAsync(id, cancellationToken));
    }

    private static AskedSet? OfTheBank(CandidatePools pools, StudioOptions options)
    {
        if (pools.Bank is not { } bank) return null;
        var references = References(Path.Combine(Path.GetDirectoryName(Path.Combine(options.ModelsPath, options.AnswerBank.Answers))!, ReferencesFile));
        return new AskedSet(null, ProbingText.BankQuestions,
        [
            .. bank.Questions.Take(QuestionSet.MostQuestions).Select((question, index) => new ProbeQuestion
            {
                SetId = Guid.Empty,
                Index = index,
                Query = question.Query,
                Reference = references.GetValueOrDefault(question.Id),
                Category = question.Task,
            }),
        ]);
    }

    private static Dictionary<string, string> References(string path)
    {
        if (!File.Exists(path)) return [];
        var references = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(path).Where(line => line.Length > 0))
        {
            using var document = JsonDocument.Parse(line);
            references[document.RootElement.GetProperty("id").GetString()!] = document.RootElement.GetProperty("reference").GetString()!;
        }

        return references;
    }
}
