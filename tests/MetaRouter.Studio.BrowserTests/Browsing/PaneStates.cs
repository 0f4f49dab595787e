using System.Text.Json;

namespace MetaRouter.Studio.BrowserTests.Browsing;

/// <summary>Which panes held text at a moment.</summary>
public sealed record PaneState(bool TextA, bool TextB);

/// <summary>Watches the panes from inside the page, where no state goes by unseen.</summary>
public static class PaneStates
{
    private const string Watch =
        """
        () => {
          window.paneStates = [];
          const has = side => !!document.querySelector(`.pane[data-side=${side}] .rich-text`)?.textContent.trim();
          new MutationObserver(() => {
            if (document.querySelector('.pane')) window.paneStates.push({ TextA: has('A'), TextB: has('B') });
          }).observe(document.body, { childList: true, subtree: true, characterData: true });
        }
        """;

    /// <summary>Begins to watch.</summary>
    public static Task RecordPanesAsync(this Visit visit) => visit.Page.EvaluateAsync(Watch);

    /// <summary>What was seen, oldest first.</summary>
    public static async Task<IReadOnlyList<PaneState>> RecordedPanesAsync(this Visit visit) =>
        JsonSerializer.Deserialize<List<PaneState>>(await visit.Page.EvaluateAsync<string>("() => JSON.stringify(window.paneStates)"))!;
}
