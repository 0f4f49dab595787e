using MetaRouter.TestKit;
using MetaRouter.TestKit.OutcomeTables;
using MetaRouter.Training.Evaluation;
using MetaRouter.Training.Evaluation.Prediction;
using MetaRouter.Training.Tests.Quality;

namespace MetaRouter.Training.Tests.Evaluation.Prediction;

public sealed class PredictorEvaluationTests
{
    [Fact]
    public async Task RunAsync_PredictorOfTaskMeans_EqualsThatBaseline()
    {
        var report = await new PredictorEvaluation(await MadeUpSource.OfAsync(new MadeUpTable())).RunAsync([1, 2], null, CancellationToken.None);

        Assert.Equal(report.Results["task-means"]["auc"], report.Results["predictor"]["auc"]);
        Assert.Equal(report.Results["task-means"]["brier"], report.Results["predictor"]["brier"]);
        Assert.Equal(0.5, report.Results["predictor"]["auc_in_task"].Mean!.Value, 1e-9);
    }

    [Fact]
    public async Task RunAsync_CandidateMeans_CannotTellQuestionsApart()
    {
        var report = await new PredictorEvaluation(await MadeUpSource.OfAsync(new MadeUpTable())).RunAsync([1], null, CancellationToken.None);

        Assert.Equal(0.5, report.Results["candidate-means"]["auc"].Mean!.Value, 1e-9);
        Assert.True(report.Results["candidate-means"]["auc_overall"].Mean > 0.5);
    }

    [Fact]
    public async Task RunAsync_EveryCandidateAndTask_HasARowOfItsOwn()
    {
        var source = await MadeUpSource.OfAsync(new MadeUpTable());

        var report = await new PredictorEvaluation(source).RunAsync([1], null, CancellationToken.None);

        Assert.All(source.Candidates, candidate => Assert.InRange(report.Results[$"candidate {candidate}"]["brier"].Mean!.Value, 0, 1));
        Assert.Contains(report.Results.Keys, method => method.StartsWith("task ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task UnseenGroups_FitThatKnowsMeansOnly_GainsNothing()
    {
        var source = await MadeUpSource.OfAsync(new MadeUpTable());

        var report = await new UnseenGroupsEvaluation(source, new TaskMeansPredictor(), QuestionGroup.Task).RunAsync([1], null, CancellationToken.None);

        Assert.Equal(0, report.Results["predictor"]["aiq_gain"].Mean!.Value, 1e-9);
        Assert.Equal("task", report.Settings["leave_out"]);
    }

    [Fact]
    public async Task UnseenGroups_OneFamilyOnly_IsRefused()
    {
        var source = new EvaluationSource(ToyOutcomes.Table(60), ToyOutcomes.Pool, EvaluationSplit.Ood, 10, new TaskMeansPredictor(), new WordHashEncoder().EncodeAsync);
        var evaluation = new UnseenGroupsEvaluation(source, new TaskMeansPredictor(), QuestionGroup.Family);

        var problem = await Assert.ThrowsAsync<EvaluationException>(() => evaluation.RunAsync([1], null, CancellationToken.None));

        Assert.Contains("choose another table or --leave-out", problem.Message, StringComparison.Ordinal);
    }
}
