using System.Globalization;
using MetaRouter.Data.Probes;
using MetaRouter.Studio.Probing;

namespace MetaRouter.Studio.Features.Admin.Probes;

/// <summary>Figures and states of probes in words.</summary>
public static class ProbesWords
{
    /// <summary>A text with its figures.</summary>
    public static string Format(string format, params object?[] values) => string.Format(CultureInfo.CurrentCulture, format, values);

    /// <summary>"0.82".</summary>
    public static string Grade(double? grade) => grade is { } known ? known.ToString("0.00", CultureInfo.CurrentCulture) : ProbesText.NoGrade;

    /// <summary>"0.74 to 0.90".</summary>
    public static string Interval(GradeMean mean) => Format(ProbesText.Interval, Grade(mean.Low), Grade(mean.High));

    /// <summary>"12 August 2026, 14:03 UTC".</summary>
    public static string Moment(DateTimeOffset moment) => moment.ToString("d MMMM yyyy, HH:mm", CultureInfo.CurrentCulture) + " UTC";

    /// <summary>"about 3 min".</summary>
    public static string Left(TimeSpan left) => left < TimeSpan.FromMinutes(1.5)
        ? Format(ProbesText.LeftSeconds, Math.Max(1, (int)Math.Ceiling(left.TotalSeconds)))
        : left < TimeSpan.FromHours(2) ? Format(ProbesText.LeftMinutes, (int)Math.Round(left.TotalMinutes)) : Format(ProbesText.LeftHours, (int)Math.Round(left.TotalHours));

    /// <summary>Where a probe stands.</summary>
    public static string State(ProbeState state) => state switch
    {
        ProbeState.Running => ProbesText.StateRunning,
        ProbeState.Stopped => ProbesText.StateStopped,
        ProbeState.Completed => ProbesText.StateCompleted,
        _ => ProbesText.StateDiscarded,
    };

    /// <summary>The badge of a state.</summary>
    public static string Badge(ProbeState state) => state switch
    {
        ProbeState.Running => "badge badge-accent",
        ProbeState.Stopped => "badge badge-warning",
        ProbeState.Completed => "badge badge-good",
        _ => "badge",
    };

    /// <summary>A verdict on the candidate's answer.</summary>
    public static string Verdict(Verdict? verdict) => verdict switch
    {
        Probing.Verdict.MuchWorse => ProbesText.VerdictMuchWorse,
        Probing.Verdict.Worse => ProbesText.VerdictWorse,
        Probing.Verdict.AsGood => ProbesText.VerdictAsGood,
        Probing.Verdict.Better => ProbesText.VerdictBetter,
        Probing.Verdict.MuchBetter => ProbesText.VerdictMuchBetter,
        _ => ProbesText.VerdictNone,
    };
}
