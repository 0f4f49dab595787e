namespace MetaRouter.Training.Evaluation;

/// <summary>What was asked of an evaluation does not fit the table. The message says what would.</summary>
public sealed class EvaluationException : Exception
{
    public EvaluationException(string message)
        : base(message)
    {
    }

    public EvaluationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
