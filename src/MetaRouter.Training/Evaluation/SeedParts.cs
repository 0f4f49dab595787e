namespace MetaRouter.Training.Evaluation;

/// <summary>Derives independent, reproducible random numbers for the parts of an evaluation from one seed.</summary>
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
    public static Random Random(int seed, int part, int index = 0, int subIndex = 0) => new(Mix(Mix(Mix(Mix(17, seed), part), index), subIndex));

    private static int Mix(int state, int value)
    {
        // SplitMix64's finaliser: neighbouring seeds must not give neighbouring streams.
        unchecked
        {
            var mixed = ((ulong)(uint)state << 32) ^ (uint)value;
            mixed = (mixed + 0x9E3779B97F4A7C15) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return (int)((mixed ^ (mixed >> 31)) & 0x7FFFFFFF);
        }
    }
}
