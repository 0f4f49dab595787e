namespace MetaRouter.Studio.Tests.Secrets;

/// <summary>Words that occur nowhere else, so that whoever repeats one has read what it must not tell. They look like nothing that a filter knows.</summary>
internal static class Canaries
{
    /// <summary>The key of a provider, in an environment variable.</summary>
    public const string VariableKey = "canaryVariableKey7Q2hv91TzLw";

    /// <summary>The key of a provider, encrypted in the database.</summary>
    public const string StoredKey = "canaryStoredKey5RkXm08NbYp";

    /// <summary>A key that its provider refuses, and repeats when it does.</summary>
    public const string RefusedKey = "canaryRefusedKey3JsWd64HcVg";

    /// <summary>A part of what people ask.</summary>
    public const string Prompt = "canaryPrompt8FyEu27QaMx";

    /// <summary>A part of what candidates answer.</summary>
    public const string Answer = "canaryAnswer1ZtBi53KoPn";

    /// <summary>A part of what people say about answers.</summary>
    public const string Comment = "canaryComment6VdCs90LrJe";

    /// <summary>Keys: nobody ever sees them.</summary>
    public static readonly string[] Keys = [VariableKey, StoredKey, RefusedKey];

    /// <summary>Texts of people and candidates: for pages and exports, never for logs, metrics and error pages.</summary>
    public static readonly string[] Texts = [Prompt, Answer, Comment];
}
