using System.Globalization;
using MetaRouter.Data.People;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Preference;

/// <summary>One profile in the list; the first one has neither another name nor an end.</summary>
public sealed partial class ProfileEntry
{
    private readonly string _nameId = string.Create(CultureInfo.InvariantCulture, $"profile-{Guid.NewGuid():N}");
    private ElementReference _field;
    private ElementReference _rename;
    private string? _renamed;
    private string? _problem;
    private bool _moveFocus;

    /// <summary>What it is called.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    /// <summary>The cost weight that is set in it; null for none.</summary>
    [Parameter]
    public double? Pinned { get; set; }

    /// <summary>Whether votes are learned from in it now.</summary>
    [Parameter, EditorRequired]
    public bool IsInUse { get; set; }

    /// <summary>Puts it to use.</summary>
    [Parameter, EditorRequired]
    public Func<Task> OnUse { get; set; } = null!;

    /// <summary>Gives it another name.</summary>
    [Parameter]
    public Func<string, Task<ProfileResult>>? OnRename { get; set; }

    /// <summary>Removes it.</summary>
    [Parameter]
    public Func<Task>? OnDelete { get; set; }

    private string ErrorId => _nameId + "-error";

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_moveFocus) return;
        _moveFocus = false;
        await (_renamed is null ? _rename : _field).FocusAsync();
    }

    private void Begin() => (_renamed, _problem, _moveFocus) = (Name, null, true);

    private void End() => (_renamed, _moveFocus) = (null, true);

    private async Task RenameAsync()
    {
        _problem = ProfileWords.Problem(await OnRename!(_renamed!));
        if (_problem is null) End();
        else _moveFocus = true;
    }
}
