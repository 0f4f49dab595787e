namespace MetaRouter.Training.Evaluation.Bandit;

/// <summary>
/// Chooses a method's constants: least cumulative regret on streams drawn from the validation rows, with repetitions, as long as the learning phase.
/// No learning or deployment row takes part.
/// </summary>
internal static class ConstantTuning
{
    private const int Streams = 3;

    /// <summary>The member of least mean regret; the first of equals.</summary>
    /// <param name="family">At least one.</param>
    /// <param name="data">The rows.</param>
    /// <param name="seed">Draws the streams, the same ones for every member.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static ArmMethod Choose(IReadOnlyList<ArmMethod> family, BanditData data, int seed, CancellationToken cancellationToken)
    {
        if (family.Count == 1) return family[0];
        var rewards = new double[family.Count, Streams];
        Parallel.For(0, family.Count * Streams, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, run =>
            rewards[run / Streams, run % Streams] = Reward(family[run / Streams], data, SeedParts.Random(seed, SeedParts.Exploration, 1 + run % Streams)));
        return family[Enumerable.Range(0, family.Count).MaxBy(member => Enumerable.Range(0, Streams).Sum(stream => rewards[member, stream]))];
    }

    private static double Reward(ArmMethod method, BanditData data, Random random)
    {
        var rows = Enumerable.Range(0, data.Learning.Count).Select(_ => random.Next(data.Validation.Count)).ToArray();
        var learner = method.Start(data, random);
        var feedback = new BanditFeedback(data.Validation);
        var sum = 0.0;
        foreach (var row in rows)
        {
            var chosen = learner.Explore(data.Validation, row);
            var reward = feedback.Reward(row, chosen);
            learner.Learn(data.Validation, row, chosen, reward);
            sum += reward;
        }

        return sum;
    }
}
