using MetaRouter.Core.Quality;

namespace MetaRouter.Studio.Catalogue;

/// <summary>What was measured of live candidates. The live pool predicts from it; whoever measures asks for a new pool afterwards (<see cref="PoolCatalogue.RefreshAsync"/>).</summary>
public interface IMeasurements
{
    /// <summary>Differs whenever <see cref="ReadAsync"/> would give something else. Cheap: asked for every few seconds, also for what other processes have measured.</summary>
    Task<string> RevisionAsync(CancellationToken cancellationToken);

    /// <summary>Everything that counts now.</summary>
    Task<Measurements> ReadAsync(CancellationToken cancellationToken);
}

/// <summary>Grades and lengths of live candidates' answers, by candidate id.</summary>
/// <param name="Grades">Questions with graded answers.</param>
/// <param name="Lengths">Questions with answers of known length.</param>
public sealed record Measurements(IReadOnlyList<GradedQuestion> Grades, IReadOnlyList<AnsweredQuestion> Lengths)
{
    /// <summary>Nothing was measured.</summary>
    public static Measurements None { get; } = new([], []);
}

/// <summary>Nothing is measured here.</summary>
public sealed class NoMeasurements : IMeasurements
{
    /// <inheritdoc />
    public Task<string> RevisionAsync(CancellationToken cancellationToken) => Task.FromResult("");

    /// <inheritdoc />
    public Task<Measurements> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(Measurements.None);
}
