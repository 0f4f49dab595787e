using MetaRouter.Core.Simulation;
using MetaRouter.Studio.Features.Research.Simulator;

namespace MetaRouter.Studio.Tests.Features.Research.Simulator;

public sealed class SimulatorFormTests
{
    [Fact]
    public void Parse_AsItIsAtFirst_IsTheDefault()
    {
        var (settings, wrong) = new SimulatorForm().Parse();
        Assert.Equal(new SimulationSettings(), settings);
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData(SimulatorField.People, "9")]
    [InlineData(SimulatorField.People, "201")]
    [InlineData(SimulatorField.People, "many")]
    [InlineData(SimulatorField.People, "20.5")]
    [InlineData(SimulatorField.Comparisons, "13")]
    [InlineData(SimulatorField.Comparisons, "-1")]
    [InlineData(SimulatorField.Sharpness, "0.5")]
    [InlineData(SimulatorField.Slips, "46")]
    [InlineData(SimulatorField.Slips, "1,5")]
    [InlineData(SimulatorField.Seed, "2147483648")]
    [InlineData(SimulatorField.Seed, "")]
    public void Parse_OutOfRange_NamesTheFieldAndKeepsWhatWasTyped(SimulatorField field, string typed)
    {
        var form = new SimulatorForm { [field] = typed };
        var (settings, wrong) = form.Parse();
        Assert.Null(settings);
        Assert.Equal([field], wrong);
        Assert.Equal(typed, form[field]);
    }

    [Fact]
    public void Parse_EverythingElse_Counts()
    {
        var form = new SimulatorForm
        {
            Feedback = FeedbackKind.Mixed, Pairs = PairKind.Own, StatesStrength = false, [SimulatorField.People] = " 25 ", [SimulatorField.Slips] = "12.5",
        };
        Assert.Equal(
            new SimulationSettings { People = 25, SlipRate = 0.125, Feedback = FeedbackKind.Mixed, Pairs = PairKind.Own, StatesStrength = false }, form.Parse().Settings);
    }
}
