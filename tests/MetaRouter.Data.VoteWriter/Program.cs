using System.Globalization;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;
using MetaRouter.Data.VoteWriter;

// Votes for one person until it is killed, and prints each vote's number and comparison only when the store has acknowledged it.
// Arguments: data directory or connection string, person, first number.
var personId = Guid.Parse(args[1]);
using var database = await WrittenVote.OpenAsync(args[0]);
var people = new PersonStore(database, TimeProvider.System);
var comparisons = new ComparisonStore(database, TimeProvider.System);
var revision = (await people.FindAsync(personId, CancellationToken.None))!.PreferenceRevision;
for (var number = int.Parse(args[2], CultureInfo.InvariantCulture); ; number++)
{
    var comparison = (await comparisons.StartAsync(WrittenVote.Comparison(personId, number), CancellationToken.None))!;
    await comparisons.SetStateAsync(personId, comparison.Id, ComparisonState.Open, CancellationToken.None);
    var result = await comparisons.RecordVoteAsync(WrittenVote.Vote(comparison, revision++), CancellationToken.None);
    if (result != VoteResult.Recorded) throw new InvalidOperationException($"Vote {number}: {result}.");
    Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number} {comparison.Id}"));
    Console.Out.Flush();
}
