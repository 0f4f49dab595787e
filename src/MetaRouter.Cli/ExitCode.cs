namespace MetaRouter.Cli;

/// <summary>Exit codes of every command.</summary>
public static class ExitCode
{
    public const int Success = 0;

    /// <summary>A fault of the program; the message names it.</summary>
    public const int Failure = 1;

    /// <summary>Unknown command or option, or a missing or wrong value, or one that does not fit the table.</summary>
    public const int Usage = 2;

    /// <summary>A model's file is missing or is not the expected one.</summary>
    public const int ModelFiles = 3;

    /// <summary>The standard input or an outcome table cannot be read as what the command expects, or lacks what was asked of it.</summary>
    public const int Input = 4;

    /// <summary>The machine lacks something, such as ICU.</summary>
    public const int Platform = 5;

    /// <summary>The spend ledger does not add up, or does not agree with the answers; or a decision made again differs from its log.</summary>
    public const int Drift = 6;

    /// <summary>Stopped by the person (128 + SIGINT).</summary>
    public const int Cancelled = 130;
}
