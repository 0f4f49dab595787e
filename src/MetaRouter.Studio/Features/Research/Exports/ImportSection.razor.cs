using MetaRouter.Data.Imports;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace MetaRouter.Studio.Features.Research.Exports;

/// <summary>Takes files of votes, and lists what was loaded.</summary>
public sealed partial class ImportSection
{
    private IBrowserFile? _file;
    private string _name = "";
    private bool _skipsBadLines;
    private string? _problem;
    private Guid? _asked;
    private int _round;

    /// <summary>The page's session.</summary>
    [Parameter, EditorRequired]
    public ExportsSession Session { get; set; } = null!;

    private void Choose(InputFileChangeEventArgs chosen)
    {
        _file = chosen.FileCount == 1 ? chosen.File : null;
        if (_name.Length > 0 || _file is null) return;
        var name = _file.Name.Split('.')[0];
        _name = name[..Math.Min(name.Length, DatasetImport.MaxNameLength)];
    }

    private async Task ImportAsync()
    {
        _problem = _file is null ? ExportsText.NoFileChosen
            : string.IsNullOrWhiteSpace(_name) ? ExportsText.NoName
            : _file.Size > VoteUploads.MostBytes ? ExportsWords.Format(ExportsText.FileTooLarge, ExportsWords.Size(VoteUploads.MostBytes))
            : null;
        if (_problem is not null) return;
        try
        {
            await using var stream = _file!.OpenReadStream(VoteUploads.MostBytes);
            await Session.ImportAsync(_name, stream, _file.Size, _skipsBadLines);
        }
        catch (Exception error) when (error is IOException or TimeoutException or JSException)
        {
            // The browser stopped sending, or the disk is full.
            _problem = ExportsText.FileBroken;
        }

        // What was typed stays until it is of use.
        if (Session.Imported?.Dataset is null) return;
        (_file, _name, _round) = (null, "", _round + 1);
    }

    private async Task RemoveAsync(Guid datasetId)
    {
        _asked = null;
        await Session.RemoveDatasetAsync(datasetId);
    }
}
