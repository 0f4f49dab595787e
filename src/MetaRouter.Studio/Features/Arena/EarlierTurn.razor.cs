using MetaRouter.Studio.Comparing;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Arena;

/// <summary>A turn earlier in the conversation: the question, and the answer it went on from.</summary>
public sealed partial class EarlierTurn
{
    /// <summary>The turn.</summary>
    [Parameter, EditorRequired]
    public ConversationTurn Turn { get; set; } = null!;
}
