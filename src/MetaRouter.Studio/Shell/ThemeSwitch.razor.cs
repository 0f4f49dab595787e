using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace MetaRouter.Studio.Shell;

/// <summary>Light, dark, or whatever the system says. The choice lives in the browser, where theme.js applies it before the first paint.</summary>
public sealed partial class ThemeSwitch
{
    private string _chosen = ThemeChoice.System.Value;

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _chosen = await Script.InvokeAsync<string?>("metaRouterTheme.read") ?? _chosen;
        StateHasChanged();
    }

    private async Task ChooseAsync(string choice)
    {
        _chosen = choice;
        await Script.InvokeVoidAsync("metaRouterTheme.choose", choice);
    }

    private sealed record ThemeChoice(string Value, string Label, string Icon)
    {
        public static ThemeChoice System { get; } = new("system", ShellText.ThemeSystem, "M3 4h14v9H3zM7 16.5h6M10 13v3.5");

        public static IReadOnlyList<ThemeChoice> All { get; } =
        [
            System,
            new("light", ShellText.ThemeLight, "M10 6.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7M10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.3 4.3l1.1 1.1M14.6 14.6l1.1 1.1M15.7 4.3l-1.1 1.1M5.4 14.6l-1.1 1.1"),
            new("dark", ShellText.ThemeDark, "M16.5 11.6A7 7 0 1 1 8.4 3.5a5.5 5.5 0 0 0 8.1 8.1z"),
        ];
    }
}
