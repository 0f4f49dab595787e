namespace MetaRouter.Core.Simulation;

/// <summary>Derives independent, reproducible random numbers for the parts of a simulation from one seed, whatever order the parts run in.</summary>
public static class SeededStreams
{
    /// <summary>The random numbers of one part (and one pool, one person, one round, … of it).</summary>
    /// <param name="seed">The seed of the whole.</param>
    /// <param name="part">Which part.</param>
    /// <param name="index">Which one of it.</param>
    /// <param name="subIndex">Which one of that.</param>
    public static Random Of(int seed, int part, int index = 0, int subIndex = 0) => new(Mix(Mix(Mix(Mix(17, seed), part), index), subIndex));

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
