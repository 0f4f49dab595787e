namespace MetaRouter.Data.Accounts;

/// <summary>What became of a change to an account.</summary>
public enum AccountResult
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>There is no such account, or no such guest to give one.</summary>
    NotFound,

    /// <summary>Another account has the user name.</summary>
    NameTaken,

    /// <summary>It was changed elsewhere since it was read; read it again.</summary>
    Changed,

    /// <summary>It would leave nobody who can configure the program.</summary>
    LastAdmin,

    /// <summary>There is an admin already.</summary>
    AdminExists,
}
