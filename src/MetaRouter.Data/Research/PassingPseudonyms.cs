using System.Security.Cryptography;

namespace MetaRouter.Data.Research;

/// <summary>Pseudonyms by a key that nobody keeps: they hold until the program ends.</summary>
public sealed class PassingPseudonyms : IPersonPseudonyms
{
    private const int Length = 12;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<Guid, string>> OfAsync(IReadOnlyCollection<Guid> people, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<Guid, string>>(people.Distinct().ToDictionary(person => person, Of));

    private string Of(Guid person) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, person.ToByteArray()))[..Length];
}
