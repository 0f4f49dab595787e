using MetaRouter.Core.Simulation;

namespace MetaRouter.Training.Evaluation;

/// <summary>The parts of an evaluation that have random numbers of their own.</summary>
internal static class SeedParts
{
    public const int Probe = 1;
    public const int Pools = 2;
    public const int Rows = 3;
    public const int People = 4;
    public const int Clusters = 5;
    public const int BanditRows = 6;
    public const int Pretraining = 7;
    public const int Flips = 8;
    public const int Exploration = 9;

    /// <summary>The random numbers of one part (and one pool, one person, … of it).</summary>
    public static Random Random(int seed, int part, int index = 0, int subIndex = 0) => SeededStreams.Of(seed, part, index, subIndex);
}
