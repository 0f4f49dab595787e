using MetaRouter.Studio.Routing;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Arena;

/// <summary>Why this model: what the router saw and chose, in words and numbers.</summary>
public sealed partial class WhyPanel
{
    private WhyWords? _words;
    private RoutingExplanation? _explained;

    /// <summary>The decision.</summary>
    [Parameter, EditorRequired]
    public RoutingExplanation Explanation { get; set; } = null!;

    /// <summary>A candidate's name by its id.</summary>
    [Parameter, EditorRequired]
    public Func<string, string> NameOf { get; set; } = null!;

    // What was not simply the best choice is told without being asked.
    private bool IsOpen => Words.IsSurprising;

    private WhyWords Words
    {
        get
        {
            if (_words is null || _explained != Explanation) (_words, _explained) = (new WhyWords(Explanation, NameOf), Explanation);
            return _words;
        }
    }
}
