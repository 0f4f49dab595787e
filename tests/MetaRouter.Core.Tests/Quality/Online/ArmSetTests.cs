using MetaRouter.Core.Quality.Online;

namespace MetaRouter.Core.Tests.Quality.Online;

public sealed class ArmSetTests
{
    private static readonly ArmForm Form = new() { Dimensions = 5, Ridge = 2 };

    [Fact]
    public void With_UnknownCandidate_StartsFromTheMeanOfItsFamily()
    {
        var arms = ArmSet.Empty(Form, "space")
            .With("a1", "a", [1, 0, 0, 0, 0], 50).With("a2", "a", [0, 1, 0, 0, 0], 50).With("b", "b", [0, 0, 1, 0, 0], 50)
            .With("a3", "a").With("stranger", "c").With("nobody", null);
        Assert.Equal(0.5, arms.Read("a3", [1, 0, 0, 0, 0]).Mean, 12);
        Assert.Equal(0.5, arms.Read("a3", [0, 1, 0, 0, 0]).Mean, 12);
        Assert.Equal(0, arms.Read("a3", [0, 0, 1, 0, 0]).Mean);
        Assert.Equal(Math.Sqrt(0.5), arms.Read("a3", [1, 0, 0, 0, 0]).Width, 12);
        Assert.Equal(0, arms.Read("stranger", [1, 1, 1, 1, 1]).Mean);
        Assert.Equal(0, arms.Read("nobody", [1, 1, 1, 1, 1]).Mean);
    }

    [Fact]
    public void With_KnownCandidate_ChangesNothing()
    {
        var arms = ArmSet.Empty(Form, "space").With("a", null).Learn("a", [1, 0, 0, 0, 0], 1);
        Assert.Same(arms, arms.With("a", "family"));
        Assert.Equal(1, arms.UpdatesOf("a"));
        Assert.Equal(0, arms.UpdatesOf("b"));
    }

    [Fact]
    public void Learn_OneCandidate_LeavesTheOthersAndTheSetBefore()
    {
        var before = ArmSet.Empty(Form, "space").With("a", null).With("b", null);
        var after = before.Learn("a", [1, 0, 0, 0, 0], 1);
        Assert.Equal(1.0 / 3, after.Read("a", [1, 0, 0, 0, 0]).Mean, 12);
        Assert.Equal(0, after.Read("b", [1, 0, 0, 0, 0]).Mean);
        Assert.Equal(0, before.Read("a", [1, 0, 0, 0, 0]).Mean);
    }

    [Fact]
    public void Learn_UnknownCandidate_IsRefused() => Assert.Throws<KeyNotFoundException>(() => ArmSet.Empty(Form, "space").Learn("a", [1, 0, 0, 0, 0], 1));

    [Theory]
    [InlineData(ArmFeatures.Residual, ArmScore.Cosine)]
    [InlineData(ArmFeatures.Paper, ArmScore.Cosine)]
    [InlineData(ArmFeatures.Paper, ArmScore.Dot)]
    public void Score_PoolPermuted_ScoresPermuted(ArmFeatures features, ArmScore score)
    {
        var random = new Random(7);
        var form = Form with { Features = features, Score = score };
        string[] pool = ["c0", "c1", "c2", "c3", "c4", "c5", "c6"];
        var start = pool.ToDictionary(key => key, _ => Vector(random));
        var rows = Enumerable.Range(0, 200).Select(_ => (Key: pool[random.Next(pool.Length)], X: Vector(random), Target: random.NextDouble())).ToArray();
        for (var permutation = 0; permutation < 10; permutation++)
        {
            string[] permuted = [.. pool];
            random.Shuffle(permuted);
            var (one, other) = (Learned(pool), Learned(permuted));
            var x = Vector(random);
            double[] Scores(ArmSet arms, string[] order) => [.. order.Select(key => arms.Read(key, x).Optimistic(0.3))];
            var expected = Scores(one, pool);
            Assert.Equal(permuted.Select(key => expected[Array.IndexOf(pool, key)]), Scores(other, permuted));
        }

        ArmSet Learned(string[] order) => rows.Aggregate(
            order.Aggregate(ArmSet.Empty(form, "space"), (arms, key) => arms.With(key, null, start[key], 1)), (arms, row) => arms.Learn(row.Key, row.X, row.Target));
    }

    [Fact]
    public void FromBytes_WhatWasWritten_IsTheSameToTheLastBit()
    {
        var random = new Random(8);
        var arms = ArmSet.Empty(Form, "space").With("a", "family").With("b", null, Vector(random), 7);
        for (var step = 0; step < 40; step++) arms = arms.Learn(step % 2 == 0 ? "a" : "b", Vector(random), random.NextDouble());
        var read = ArmSet.FromBytes(Form, "space", arms.ToBytes());
        Assert.Equal(arms.ToBytes(), read.ToBytes());
        var x = Vector(random);
        Assert.Equal(arms.Learn("b", x, 0.3).Read("b", x), read.Learn("b", x, 0.3).Read("b", x));
        Assert.Equal(arms.With("a2", "family").Read("a2", x), read.With("a2", "family").Read("a2", x));
    }

    [Fact]
    public void FromBytes_ForeignBytes_SaysWhatIsWrong()
    {
        var bytes = ArmSet.Empty(Form, "space").With("a", null).ToBytes();
        Assert.Contains("space-2", Assert.Throws<ArgumentException>(() => ArmSet.FromBytes(Form, "space-2", bytes)).Message, StringComparison.Ordinal);
        Assert.Contains("ridge3", Assert.Throws<ArgumentException>(() => ArmSet.FromBytes(Form with { Ridge = 3 }, "space", bytes)).Message, StringComparison.Ordinal);
        foreach (var broken in new[] { bytes[..^1], [.. bytes, 0], "no arms at all"u8.ToArray(), [] })
            Assert.Contains("Learn the arms again", Assert.Throws<ArgumentException>(() => ArmSet.FromBytes(Form, "space", broken)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Form_ConstantsOutOfRange_AreRefusedByName()
    {
        Assert.Contains("Ridge", Assert.Throws<ArgumentOutOfRangeException>(() => new ArmForm { Ridge = 0 }).Message, StringComparison.Ordinal);
        Assert.Contains("Forgetting", Assert.Throws<ArgumentOutOfRangeException>(() => new ArmForm { Forgetting = 1.1 }).Message, StringComparison.Ordinal);
        Assert.Contains("Alpha", Assert.Throws<ArgumentOutOfRangeException>(() => new ArmForm { Alpha = double.NaN }).Message, StringComparison.Ordinal);
    }

    private static double[] Vector(Random random) => [.. Enumerable.Range(0, 5).Select(_ => random.NextDouble() - 0.3)];
}
