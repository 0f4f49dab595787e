namespace MetaRouter.Studio.Access;

/// <summary>Who may use a page, endpoint or hub: every one of them names one of these.</summary>
public static class AccessPolicies
{
    /// <summary>Everyone, with or without a cookie.</summary>
    public const string Anyone = "anyone";

    /// <summary>Everyone who is a person here: guests, where guests are allowed, and accounts.</summary>
    public const string Person = "person";

    /// <summary>Researchers and admins.</summary>
    public const string Researcher = "researcher";

    /// <summary>Admins.</summary>
    public const string Admin = "admin";
}
