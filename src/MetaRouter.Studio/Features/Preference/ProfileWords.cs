using MetaRouter.Data.People;

namespace MetaRouter.Studio.Features.Preference;

/// <summary>What stands in the way of a change to the profiles, in a sentence.</summary>
internal static class ProfileWords
{
    /// <summary>Null when it was done.</summary>
    internal static string? Problem(ProfileResult result) => result switch
    {
        ProfileResult.Done => null,
        ProfileResult.NameMissing => PreferenceText.ProfileNameMissing,
        ProfileResult.NameTooLong => Words.Format(PreferenceText.ProfileNameTooLong, NamedProfile.MaxNameLength),
        ProfileResult.NameTaken => PreferenceText.ProfileNameTaken,
        ProfileResult.TooMany => Words.Format(PreferenceText.ProfileTooMany, NamedProfile.MostPerPerson),
        _ => PreferenceText.ProfileGone,
    };
}
