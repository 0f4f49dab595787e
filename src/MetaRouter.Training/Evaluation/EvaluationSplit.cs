namespace MetaRouter.Training.Evaluation;

/// <summary>Which rows of a table are evaluated.</summary>
public enum EvaluationSplit
{
    /// <summary>Rows marked <c>test</c>; predictors may learn from <c>train</c> and <c>validation</c>.</summary>
    Test,

    /// <summary>Rows marked <c>ood</c>: tables that nothing was trained on.</summary>
    Ood,

    /// <summary>Every row; predictors are fitted on a probe alone.</summary>
    All,
}
