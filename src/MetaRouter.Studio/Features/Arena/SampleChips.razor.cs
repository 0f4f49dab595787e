using MetaRouter.Studio.Pools;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Arena;

/// <summary>Questions that can be asked with one click.</summary>
public sealed partial class SampleChips
{
    private const int ManySamples = 8;
    private const int FewestSamples = 3;
    private bool _all;

    /// <summary>The questions left, the most worthwhile first.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<SampleQuestion> Samples { get; set; } = [];

    /// <summary>Called with the question's text.</summary>
    [Parameter, EditorRequired]
    public Func<string, Task> OnSample { get; set; } = null!;

    /// <summary>Whether the page has room for many.</summary>
    [Parameter]
    public bool IsOpen { get; set; }

    /// <summary>Whether only sample questions can be asked.</summary>
    [Parameter]
    public bool IsDemo { get; set; }

    /// <summary>What their answers are called; null where the page says so already.</summary>
    [Parameter]
    public string? RecordedLabel { get; set; }

    private int FewSamples => IsOpen ? ManySamples : FewestSamples;

    // The first one teaches most; after it one family after the other, so that the first few show the breadth.
    private IEnumerable<SampleQuestion> Shown => _all
        ? Samples
        : Samples.Take(1).Concat(Samples.Skip(1).GroupBy(sample => sample.Question.Task)
            .SelectMany(family => family.Select((sample, place) => (sample, place)))
            .OrderBy(item => item.place).Select(item => item.sample)).Take(FewSamples);

    private static string Family(string task) => task switch
    {
        "qa" => ArenaText.FamilyQa,
        "code" => ArenaText.FamilyCode,
        "math" => ArenaText.FamilyMath,
        "reasoning" => ArenaText.FamilyReasoning,
        "writing" => ArenaText.FamilyWriting,
        _ => task,
    };
}
