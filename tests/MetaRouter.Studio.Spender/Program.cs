using MetaRouter.Data.Budgets;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;
using MetaRouter.Data.Storage;
using MetaRouter.Studio;
using MetaRouter.Studio.Comparing;
using Microsoft.Extensions.DependencyInjection;

// The whole program, spending until it is killed. It first prints what the check of the ledger finds after the start, then each comparison whose end was saved.
// Arguments: "spend" or "check", a seed, and the program's own.
const int People = 8;
var none = CancellationToken.None;
var random = new Random(int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture));
await using var app = await StudioApplication.CreateAsync(args[2..]);
await app.StartAsync();
var recovery = app.Services.GetRequiredService<LedgerRecovery>();
var check = new LedgerCheck(app.Services.GetRequiredService<StudioDatabase>(), app.Services.GetRequiredService<HostPresence>());
var findings = await check.CheckAsync(none);
// A database server takes a moment to notice that a program is gone; the program looks again every minute.
while (findings.UnderWay > 0)
{
    await recovery.RecoverAsync(none);
    findings = await check.CheckAsync(none);
}
Say($"check {findings.Charges} {findings.Answers} {findings.Spent} {findings.DriftingPeriods.Count} {findings.DriftingAnswers.Count}");
if (args[0] == "check") return;

var asking = app.Services.GetRequiredService<ComparisonAsking>();
var comparisons = app.Services.GetRequiredService<ComparisonStore>();
await Task.WhenAll(Enumerable.Range(0, People).Select(index => SpendAsync(new Random(random.Next()))));

async Task SpendAsync(Random chance)
{
    var person = (await app.Services.GetRequiredService<PersonStore>().CreateGuestAsync(none)).Id;
    for (var number = 0; ; number++)
    {
        var asked = await asking.AskAsync(new AskRequest(person, $"Question {number} of {person}?"), none);
        if (asked.Run is not { } run) throw new InvalidOperationException($"Refused: {asked.Refusal}.");
        // One in four is stopped by the person: at once, or when so much has come.
        if (chance.Next(4) == 0)
        {
            var pieces = chance.Next(6);
            if (pieces == 0) run.Stop();
            run.Changed += () => { if (Interlocked.Decrement(ref pieces) == 0) run.Stop(); };
        }
        await run.Completion;
        var saved = (await comparisons.FindAsync(person, run.Id, none))!;
        Say($"saved {run.Id} {saved.Left.Cost?.ToPicoUsd()} {saved.Right.Cost?.ToPicoUsd()}");
    }
}

static void Say(FormattableString line)
{
    lock (Console.Out)
    {
        Console.Out.WriteLine(FormattableString.Invariant(line));
        Console.Out.Flush();
    }
}
