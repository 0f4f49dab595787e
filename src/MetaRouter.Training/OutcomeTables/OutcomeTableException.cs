namespace MetaRouter.Training.OutcomeTables;

/// <summary>An outcome table is missing or damaged, or lacks what was asked of it. The message says where and what to do.</summary>
public sealed class OutcomeTableException : Exception
{
    public OutcomeTableException(string message)
        : base(message)
    {
    }

    public OutcomeTableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
