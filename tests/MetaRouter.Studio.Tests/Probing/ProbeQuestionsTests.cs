using MetaRouter.Data.Probes;
using MetaRouter.Studio.Catalogue;
using MetaRouter.Studio.Probing;

namespace MetaRouter.Studio.Tests.Probing;

public sealed class ProbeQuestionsTests
{
    [Fact]
    public async Task Bank_DemoPool_HasAReferenceForEveryQuestion()
    {
        await using var studio = await StudioParts.CreateAsync();
        var bank = studio.Get<ProbeQuestions>().Bank!;
        Assert.Equal((50, 50), (bank.Questions.Count, bank.References));
        Assert.Equal(Enumerable.Range(0, 50), bank.Questions.Select(question => question.Index));
        Assert.StartsWith("Neither: Canberra", bank.Questions[0].Reference, StringComparison.Ordinal);
        Assert.Equal("qa", bank.Questions[0].Category);
        Assert.Null(await studio.Get<ProbeQuestions>().FindAsync(Guid.NewGuid(), CancellationToken.None));
    }

    [Fact]
    public async Task Measurements_SameQuestionTwice_TheNewestCounts()
    {
        await using var studio = await ProbedStudio.StartAsync();
        foreach (var (name, quality, text) in new[] { ("old", 0.25, "Question number 0?"), ("new", 0.75, "  QUESTION number 0? ") })
        {
            var probe = new Probe
            {
                Id = Guid.CreateVersion7(), CandidateId = ProbedStudio.Fresh, Grading = ProbeGrading.Reference, Count = 1, ExpectedCost = default, StartedBy = studio.Admin.PersonId!.Value, StartedAt = DateTimeOffset.UnixEpoch,
            };
            await studio.Store.StartAsync(studio.Admin, probe, ProbedStudio.None);
            await studio.Store.SaveAnswerAsync(
                new ProbeAnswer { ProbeId = probe.Id, Index = 0, Query = text, Text = name, Quality = quality, OutputTokens = 7, At = DateTimeOffset.UnixEpoch }, ProbedStudio.None);
            await studio.Store.CompleteAsync(probe.Id, ProbedStudio.None);
        }

        var measured = await studio.Parts.Get<IMeasurements>().ReadAsync(ProbedStudio.None);

        Assert.Equal(0.75, Assert.Single(measured.Grades).Grades[ProbedStudio.Fresh]);
        Assert.Equal(7, Assert.Single(measured.Lengths).OutputTokens[ProbedStudio.Fresh]);
    }
}
