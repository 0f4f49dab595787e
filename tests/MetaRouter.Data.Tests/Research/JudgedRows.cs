using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Conversations;
using MetaRouter.Data.Imports;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Tests.Research;

/// <summary>Judged comparisons of any kind, written as they stand.</summary>
internal sealed class JudgedRows(StudioFixture studio)
{
    /// <summary>A day of January 2026, midnight UTC.</summary>
    public DateTimeOffset Day(int day) => new(2026, 1, day, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A guest who has agreed to a text; null for none.</summary>
    public async Task<Guid> PersonAsync(int? consentVersion)
    {
        var person = await studio.GuestAsync();
        return await studio.Database.WriteAsync(
            async context =>
            {
                await context.People.Where(row => row.Id == person).ExecuteUpdateAsync(update => update.SetProperty(row => row.ConsentVersion, consentVersion));
                return person;
            },
            CancellationToken.None);
    }

    /// <summary>A judged comparison, changed in some way.</summary>
    /// <returns>Its sequence.</returns>
    public Task<long> AddAsync(
        Guid person, Choice choice, Func<Comparison, Comparison>? change = null, string left = "demo/pocket", string right = "demo/max", Guid? conversation = null) =>
        studio.Database.WriteAsync(
            async context =>
            {
                var row = StudioFixture.New(person) with { State = ComparisonState.Voted, Choice = choice, VotedAt = Day(2) };
                row = change?.Invoke(row) ?? row;
                var (id, turns) = (Guid.CreateVersion7(), conversation ?? Guid.CreateVersion7());
                if (conversation is null) context.Add(new Conversation { Id = turns, PersonId = person, CreatedAt = Day(1), Title = "t" });
                ComparisonAnswer Answer(Side side, string candidate) => StudioFixture.Answered(StudioFixture.NewAnswer(side, candidate, 0.001m), $"{side} says {row.Query}") with { ComparisonId = id };
                var stored = row with { Id = id, ConversationId = turns, CreatedAt = Day(1), Left = Answer(Side.Left, left), Right = Answer(Side.Right, right) };
                var entry = context.Add(stored);
                await context.SaveChangesAsync();
                return entry.Property(added => added.Sequence).CurrentValue;
            },
            CancellationToken.None);

    /// <summary>An imported dataset.</summary>
    public Task<Guid> DatasetAsync(string name, IReadOnlyList<Func<ImportedComparison, ImportedComparison>> rows) => studio.Database.WriteAsync(
        async context =>
        {
            var id = Guid.CreateVersion7();
            context.Add(new ImportedDataset
            {
                Id = id, Name = name, Format = ImportFormat.Arena, FileHash = "00", ImportedAt = Day(1), ImportedBy = Guid.CreateVersion7(), Loaded = rows.Count, Duplicates = 0,
            });
            foreach (var change in rows)
            {
                context.Add(change(new ImportedComparison
                {
                    DatasetId = id, SourceId = "s", ContentHash = Guid.NewGuid().ToString("N"), Query = "What is it?", ModelA = "a", ModelB = "b",
                    AnswerA = "It is this.", AnswerB = "It is that.", Outcome = ComparisonOutcome.RightBetter,
                }));
            }

            await context.SaveChangesAsync();
            return id;
        },
        CancellationToken.None);
}
