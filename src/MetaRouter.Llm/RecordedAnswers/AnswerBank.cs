using System.Collections.Frozen;
using System.Collections.Immutable;

namespace MetaRouter.Llm.RecordedAnswers;

/// <summary>
/// Recorded answers of several candidates to the same questions, with the candidates' names and prices. Immutable; every onboarding pair
/// refers to a question that holds both answers.
/// </summary>
public sealed class AnswerBank
{
    private readonly FrozenDictionary<string, BankQuestion> _byId;
    private readonly FrozenDictionary<string, BankQuestion> _byQuery;

    internal AnswerBank(
        string label, string priceVersion, ImmutableArray<BankCandidate> candidates, ImmutableArray<BankQuestion> questions,
        ImmutableArray<OnboardingQuestion> onboarding)
    {
        Label = label;
        PriceVersion = priceVersion;
        Candidates = candidates;
        Questions = questions;
        Onboarding = onboarding;
        _byId = questions.ToFrozenDictionary(question => question.Id, StringComparer.Ordinal);
        _byQuery = questions.DistinctBy(question => Normalise(question.Query))
            .ToFrozenDictionary(question => Normalise(question.Query), StringComparer.Ordinal);
    }

    /// <summary>What to call these answers wherever they are shown, such as <c>recorded demo answers</c>.</summary>
    public string Label { get; }

    /// <summary>Names the price list.</summary>
    public string PriceVersion { get; }

    /// <summary>The candidates of the pool file, in its order.</summary>
    public ImmutableArray<BankCandidate> Candidates { get; }

    /// <summary>The questions, in the bank's order.</summary>
    public ImmutableArray<BankQuestion> Questions { get; }

    /// <summary>The designated pairs, in the pool file's order; may be empty.</summary>
    public ImmutableArray<OnboardingQuestion> Onboarding { get; }

    /// <summary>Reads and checks a bank.</summary>
    /// <param name="answersPath">JSON Lines, <c>{id, task, query, answers}</c> each; a name that ends in <c>.gz</c> is decompressed.</param>
    /// <param name="poolPath">JSON with names, prices, pace and onboarding pairs.</param>
    /// <param name="cancellationToken">Gives up reading.</param>
    /// <exception cref="InvalidDataException">A file breaks the format; the message names file, line and fix.</exception>
    public static async Task<AnswerBank> LoadAsync(string answersPath, string poolPath, CancellationToken cancellationToken)
    {
        var pool = await PoolFile.ReadAsync(poolPath, cancellationToken);
        var questions = await AnswersFile.ReadAsync(answersPath, pool.Candidates, cancellationToken);
        var bank = new AnswerBank(pool.Label, pool.PriceVersion, pool.Candidates, questions, pool.Onboarding);
        foreach (var pair in pool.Onboarding) bank.Check(pair, poolPath);
        return bank;
    }

    /// <summary>The question with this text (blanks around it and the kind of line ends do not count), or null.</summary>
    public BankQuestion? Find(string query) => _byQuery.GetValueOrDefault(Normalise(query));

    /// <summary>The question with this id, or null.</summary>
    public BankQuestion? FindById(string questionId) => _byId.GetValueOrDefault(questionId);

    private void Check(OnboardingQuestion pair, string poolPath)
    {
        if (FindById(pair.QuestionId) is not { } question)
            throw new InvalidDataException($"{poolPath}: onboarding question '{pair.QuestionId}' is not in the bank; use the id of one of its {Questions.Length} questions.");
        if (pair.Dearer == pair.Cheaper)
            throw new InvalidDataException($"{poolPath}: onboarding question '{pair.QuestionId}' pairs '{pair.Dearer}' with itself; name two candidates.");
        foreach (var candidate in (ReadOnlySpan<string>)[pair.Dearer, pair.Cheaper])
            if (!question.Answers.ContainsKey(candidate))
                throw new InvalidDataException($"{poolPath}: onboarding question '{pair.QuestionId}' has no answer of '{candidate}'; choose a candidate that answered it.");
    }

    private static string Normalise(string query) => query.ReplaceLineEndings("\n").Trim();
}
