namespace MetaRouter.Cli;

/// <summary>The standard input is not what the command expects.</summary>
public sealed class InputException(string message, Exception? innerException = null) : Exception(message, innerException);
