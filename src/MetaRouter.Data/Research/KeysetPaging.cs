using System.Linq.Expressions;

namespace MetaRouter.Data.Research;

/// <summary>Pages by a growing key instead of by counting rows: the hundredth page costs what the first does.</summary>
internal static class KeysetPaging
{
    /// <summary>The rows next to a place: older ones newest first, or newer ones oldest first.</summary>
    public static IQueryable<TRow> Next<TRow>(this IQueryable<TRow> rows, Expression<Func<TRow, long>> key, ExplorerPlace place, int take)
    {
        if (place.After is { } after) return rows.Where(Compare(key, Expression.GreaterThan, after)).OrderBy(key).Take(take);
        return (place.Before is { } before ? rows.Where(Compare(key, Expression.LessThan, before)) : rows).OrderByDescending(key).Take(take);
    }

    private static Expression<Func<TRow, bool>> Compare<TRow>(Expression<Func<TRow, long>> key, Func<Expression, Expression, Expression> comparison, long limit)
    {
        // A captured variable becomes a parameter of the statement, which the database prepares once.
        Expression<Func<long>> captured = () => limit;
        return Expression.Lambda<Func<TRow, bool>>(comparison(key.Body, captured.Body), key.Parameters);
    }
}
