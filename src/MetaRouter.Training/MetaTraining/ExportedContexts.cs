using System.Text.Json;
using MetaRouter.Core.Preferences;
using MetaRouter.Training.MetaTraining.Episodes;

namespace MetaRouter.Training.MetaTraining;

/// <summary>
/// Context sets of real people. Nobody knows their cost weights or the outcomes they did not see, so they teach by held-out choices of the same person,
/// and by how often people compare, how strongly they choose and how far prices lie apart.
/// </summary>
public sealed class ExportedContexts
{
    /// <summary>Fewest people, and fewest contexts of each, that are worth learning from.</summary>
    public const int LeastPeople = 50;

    /// <inheritdoc cref="LeastPeople"/>
    public const int LeastContexts = 6;

    private const double HeldOutShare = 0.25;

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, RespectRequiredConstructorParameters = true };

    private readonly IReadOnlyList<IReadOnlyList<IReadOnlyList<Context>>> _people;

    /// <param name="people">People's comparisons, each as the contexts it makes.</param>
    /// <exception cref="InvalidDataException">Too few people with enough contexts.</exception>
    public ExportedContexts(IEnumerable<IReadOnlyList<IReadOnlyList<Context>>> people)
    {
        _people = [.. people.Where(person => person.Count >= LeastContexts)];
        if (_people.Count < LeastPeople)
            throw new InvalidDataException(
                $"Exported contexts need at least {LeastPeople} people with at least {LeastContexts} contexts each; these have {_people.Count}. Train without --contexts until there are more.");
        var contexts = _people.SelectMany(person => person).SelectMany(comparison => comparison).ToList();
        Habits = new Habits(
            [.. _people.Select(person => person.Count)],
            _people.Count(person => person.SelectMany(comparison => comparison).Any(context => context.Strength != 0.5)) / (double)_people.Count,
            [.. contexts.Select(context => Math.Abs(context.CostWinner - context.CostLoser))]);
    }

    internal Habits Habits { get; }

    /// <summary>Number of people.</summary>
    public int Count => _people.Count;

    /// <summary>
    /// Reads JSON Lines, one person a line: {"comparisons": [[{quality_winner, quality_loser, cost_winner, cost_loser, strength, mask}, …], …]}.
    /// </summary>
    /// <exception cref="InvalidDataException">A line is something else, or there are too few people; the message says which.</exception>
    public static async Task<ExportedContexts> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var people = new List<IReadOnlyList<IReadOnlyList<Context>>>();
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                var person = JsonSerializer.Deserialize<ExportedPerson>(line, Json) ?? throw new JsonException("The line is null.");
                if (person.Comparisons.SelectMany(comparison => comparison).Any(IsOutOfRange)) throw new JsonException("Qualities, costs, strength and mask lie in [0, 1].");
                people.Add(person.Comparisons);
            }
            catch (JsonException exception)
            {
                throw new InvalidDataException($"{path}, line {number} is not a person's context set: {exception.Message}", exception);
            }
        }

        return new ExportedContexts(people);
    }

    /// <summary>A random person; a quarter of their comparisons is held out.</summary>
    internal Episode Draw(Random random)
    {
        var comparisons = _people[random.Next(_people.Count)].ToArray();
        random.Shuffle(comparisons);
        var heldOut = (int)Math.Ceiling(HeldOutShare * comparisons.Length);
        return new Episode(null, comparisons[heldOut..], [.. comparisons[..heldOut].Select(comparison => comparison[0])], []);
    }

    private static bool IsOutOfRange(Context context) =>
        new[] { context.QualityWinner, context.QualityLoser, context.CostWinner, context.CostLoser, context.Strength, context.Mask }.Any(value => value is not (>= 0 and <= 1));

    private sealed record ExportedPerson(List<List<Context>> Comparisons);
}
