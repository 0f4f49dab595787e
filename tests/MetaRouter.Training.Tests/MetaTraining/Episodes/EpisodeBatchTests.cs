using MetaRouter.Core.Preferences;
using MetaRouter.Training.MetaTraining.Episodes;

namespace MetaRouter.Training.Tests.MetaTraining.Episodes;

public sealed class EpisodeBatchTests
{
    [Fact]
    public void Of_EpisodesOfDifferentLength_PadsAndMasks()
    {
        var two = new RoutedQuery([0.5, 0.9], [0.1, 0.8], [1, 0], [0.2, 0.7]);
        var three = new RoutedQuery([0.5, 0.9, 0.7], [0.1, 0.8, 0.4], [1, 0, 1], [0.2, 0.7, 0.4]);
        Episode[] episodes =
        [
            new(0.25, [[new Context(0.8, 0.5, 0.7, 0.2, 1)]], [new Context(0.9, 0.1, 0.5, 0.5, 0.5)], [two]),
            new(null, [[new Context(0.6, 0.5, 0.4, 0.3, 0, 0.5), new Context(0.5, 0.6, 0.3, 0.4, 0, 0.5)]], [new Context(0.6, 0.5, 0.4, 0.3, 0, 0.5)], []),
            new(1, [], [], [three, three]),
        ];

        var batch = EpisodeBatch.Of(episodes);

        Assert.Equal([3, 2, 7], batch["contexts"].Shape);
        Assert.Equal([1, 0, 0.5f, 0.5f, 0, 0], batch["mask"].Values);
        Assert.Equal([1, 0, 1], batch["known"].Values);
        Assert.Equal([0.25f, 0.5f, 0.998f], batch["weight"].Values);
        Assert.Equal([1, 0, 0], batch["held_out_mask"].Values);
        Assert.Equal([3, 2, 3], batch["present"].Shape);
        Assert.Equal([1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1], batch["present"].Values);
        Assert.Equal(0.75f * 1 - 0.25f * 0.2f, batch["reward"].Values[0], 1e-6);
    }
}
