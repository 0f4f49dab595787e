using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using MetaRouter.Core.Candidates;
using MetaRouter.Data.Budgets;

namespace MetaRouter.Cli.Budgets;

/// <summary>`metarouter reconcile`: compares the ledger's totals with its charges, and the charges with the prices of the answers; fails loudly when they differ.</summary>
internal static class ReconcileCommand
{
    private static readonly JsonSerializerOptions Names = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static Command Create(Terminal terminal)
    {
        var database = new DatabaseOptions();
        var format = new Option<string>("--format") { Description = "Form of the output", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json");
        var command = new Command("reconcile", "Check that the spend ledger adds up and agrees with the answers. A program may go on spending meanwhile.") { database.Data, database.Postgres, format };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            terminal, database, parsed, parsed.GetRequiredValue(format) == "json", cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, DatabaseOptions options, ParseResult parsed, bool json, CancellationToken cancellationToken)
    {
        using var database = await options.OpenAsync(parsed, cancellationToken);
        await using var presence = await HostPresence.ShowAsync(database, cancellationToken);
        var findings = await new LedgerCheck(database, presence).CheckAsync(cancellationToken);
        if (json) await terminal.Output.WriteLineAsync(Json(findings));
        else await WriteTableAsync(terminal.Output, findings);
        if (findings.IsSound) return ExitCode.Success;
        await terminal.Error.WriteLineAsync(
            $"THE LEDGER DRIFTS: {findings.DriftingPeriods.Count} budget periods and {findings.DriftingAnswers.Count} answers do not agree with the charges. "
            + "Budgets cannot be trusted until this is explained; keep a copy of the database.");
        return ExitCode.Drift;
    }

    private static async Task WriteTableAsync(TextWriter output, LedgerFindings findings)
    {
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"charges          {findings.Charges}, {findings.UnderWay} of them under way"));
        await output.WriteLineAsync($"spent            {Usd(findings.Spent)}");
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"budget periods   {findings.Periods}, {findings.DriftingPeriods.Count} drift"));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"answers          {findings.Answers}, {findings.DriftingAnswers.Count} drift"));
        foreach (var period in findings.DriftingPeriods)
            await output.WriteLineAsync(
                $"DRIFT {period.Budget} from {period.StartsAt.UtcDateTime:u}: spent {Usd(period.Spent)}, by charges {Usd(period.SpentByCharges)}; "
                + $"reserved {Usd(period.Reserved)}, by charges {Usd(period.ReservedByCharges)}");
        foreach (var answer in findings.DriftingAnswers)
            await output.WriteLineAsync($"DRIFT {answer.TurnId} {answer.CandidateId}: answer {(answer.Price is { } price ? Usd(price) : "without a price")}, charged {Usd(answer.Charged)}");
    }

    private static string Json(LedgerFindings findings) => JsonSerializer.Serialize(
        new
        {
            sound = findings.IsSound,
            charges = findings.Charges,
            under_way = findings.UnderWay,
            spent_pico_usd = findings.Spent,
            periods = findings.Periods,
            answers = findings.Answers,
            drifting_periods = findings.DriftingPeriods,
            drifting_answers = findings.DriftingAnswers,
        },
        Names);

    private static string Usd(long pico) => (pico < 0 ? "-" : "") + "$" + Cost.FromPicoUsd(Math.Abs(pico)).Usd.ToString("0.00##########", CultureInfo.InvariantCulture);
}
