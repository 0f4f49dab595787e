namespace MetaRouter.Data.Accounts;

/// <summary>What someone may do; each role may do what those before it may.</summary>
public enum Role
{
    /// <summary>Compares and asks, like a guest, from any device.</summary>
    User,

    /// <summary>Reads and exports everybody's feedback, under pseudonyms.</summary>
    Researcher,

    /// <summary>Configures the program and its people.</summary>
    Admin,
}
