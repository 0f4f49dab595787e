namespace MetaRouter.Data.Storage;

/// <summary>The database cannot be opened; the message says why and what to do.</summary>
public sealed class StudioDatabaseException(string message, Exception? innerException = null) : Exception(message, innerException);
