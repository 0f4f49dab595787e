using System.Globalization;
using MetaRouter.Core.Evaluation;
using MetaRouter.Studio.Controls;

namespace MetaRouter.Studio.Features.Research.PolicyComparison;

/// <summary>How the page speaks about policies and what they would have earned.</summary>
internal static class PolicyWords
{
    internal static string Format(string text, params object?[] values) => string.Format(CultureInfo.CurrentCulture, text, values);

    /// <summary>What a policy is called.</summary>
    internal static string Name(ComparedPolicy policy, double costWeight) => policy.Kind switch
    {
        PolicyKind.Logged => PolicyText.PolicyLogged,
        PolicyKind.WithoutLots => PolicyText.PolicyWithoutLots,
        PolicyKind.Strongest => PolicyText.PolicyStrongest,
        PolicyKind.Cheapest => PolicyText.PolicyCheapest,
        PolicyKind.FixedCostWeight => Format(PolicyText.PolicyFixed, costWeight),
        PolicyKind.WithoutBudget => PolicyText.PolicyWithoutBudget,
        PolicyKind.Shadow => Format(PolicyText.PolicyShadow, policy.Name),
        _ => throw new ArgumentOutOfRangeException(nameof(policy)),
    };

    /// <summary>"0.712 (0.655 … 0.769)"; a dash where there is nothing to estimate from.</summary>
    internal static string Value(OffPolicyValue? value) => value switch
    {
        null => PolicyText.None,
        { } known when double.IsNaN(known.Value) => PolicyText.None,
        { } known when double.IsNaN(known.StandardError) => Format(PolicyText.ValueAlone, known.Value),
        { } known => Format(PolicyText.Value, known.Value, known.Lower, known.Upper),
    };

    /// <summary>"$0.0041", or a dash.</summary>
    internal static string Usd(double usd) => double.IsNaN(usd) ? PolicyText.None : Money.Format((decimal)usd);

    /// <summary>"54 %".</summary>
    internal static string Share(double share) => share.ToString("P0", CultureInfo.CurrentCulture);

    /// <summary>Each reason not to rely on an estimate, in a sentence.</summary>
    internal static IEnumerable<string> Warnings(ComparedPolicy policy)
    {
        if (policy.Warning.HasFlag(OffPolicyWarning.NoRows)) yield return PolicyText.WarningNoRows;
        if (policy.Warning.HasFlag(OffPolicyWarning.FewEffectiveRows)) yield return Format(PolicyText.WarningFew, policy.Estimate!.EffectiveRows, policy.Estimate.Rows);
        if (policy.Warning.HasFlag(OffPolicyWarning.Unsupported)) yield return Format(PolicyText.WarningUnsupported, Share(policy.Estimate!.Unsupported));
        if (policy.Warning.HasFlag(OffPolicyWarning.Clipped)) yield return Format(PolicyText.WarningClipped, policy.Estimate!.Clipped);
    }
}
