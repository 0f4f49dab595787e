using MetaRouter.Core.Privacy;

namespace MetaRouter.Data.Exports.Datasets;

/// <summary>Why rows are not in a dataset, counted. Each row counts under the first reason only. Not thread-safe.</summary>
public sealed class LeftOut
{
    /// <summary>The person has not agreed to the consent text in force.</summary>
    public const string NoConsent = "no_consent";

    /// <summary>Personal data or a secret was detected in a text.</summary>
    public const string PersonalData = "personal_data";

    /// <summary>Equally good, or both bad: no preference to learn from.</summary>
    public const string NoPreference = "no_preference";

    /// <summary>An answer has no text.</summary>
    public const string EmptyAnswer = "empty_answer";

    /// <summary>The candidate that was chosen did not come to answer.</summary>
    public const string Unanswered = "unanswered";

    /// <summary>It was written by a version of the program that this one cannot read.</summary>
    public const string Unreadable = "unreadable";

    private readonly SortedDictionary<string, long> _reasons = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _personalData = new(StringComparer.Ordinal);

    /// <summary>Rows by reason.</summary>
    public IReadOnlyDictionary<string, long> Reasons => _reasons;

    /// <summary>Rows by kind of personal data; one row can have several.</summary>
    public IReadOnlyDictionary<string, long> PersonalDataKinds => _personalData;

    internal void Add(string reason) => _reasons[reason] = _reasons.GetValueOrDefault(reason) + 1;

    internal void Add(PersonalDataKinds kinds)
    {
        Add(PersonalData);
        foreach (var kind in Enum.GetValues<PersonalDataKinds>().Where(kind => kind != Core.Privacy.PersonalDataKinds.None && kinds.HasFlag(kind)))
        {
            var name = kind switch
            {
                Core.Privacy.PersonalDataKinds.BankAccount => "bank_account",
                _ => kind.ToString().ToLowerInvariant(),
            };
            _personalData[name] = _personalData.GetValueOrDefault(name) + 1;
        }
    }
}
