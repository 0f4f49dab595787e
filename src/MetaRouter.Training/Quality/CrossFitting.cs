namespace MetaRouter.Training.Quality;

/// <summary>Divides rows into folds, so that each row is predicted by a fit to the others. Rows of one outcome table hold each query once.</summary>
public static class CrossFitting
{
    /// <summary>Rows to fit and rows to predict, once per fold; every row is predicted once.</summary>
    /// <param name="rows">Number of rows, at least <paramref name="folds"/>.</param>
    /// <param name="folds">At least 2.</param>
    /// <param name="random">Draws the folds.</param>
    public static IEnumerable<(int[] Fitted, int[] Predicted)> Plan(int rows, int folds, Random random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, folds);
        var order = Enumerable.Range(0, rows).ToArray();
        random.Shuffle(order);
        return Enumerable.Range(0, folds).Select(fold =>
            (order.Where((_, place) => place % folds != fold).ToArray(), order.Where((_, place) => place % folds == fold).ToArray()));
    }
}
