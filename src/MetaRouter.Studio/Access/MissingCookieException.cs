namespace MetaRouter.Studio.Access;

/// <summary>A page was opened without the person's cookie; the message, which people read, says what to do.</summary>
public sealed class MissingCookieException() : Exception(AccessText.MissingCookie);
