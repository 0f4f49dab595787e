namespace MetaRouter.Data.Research;

/// <summary>What researchers know people by. Safe for concurrent use.</summary>
public interface IPersonPseudonyms
{
    /// <summary>The pseudonyms of people: the same person has the same one, and nobody without the key can tell whose it is.</summary>
    Task<IReadOnlyDictionary<Guid, string>> OfAsync(IReadOnlyCollection<Guid> people, CancellationToken cancellationToken);
}
