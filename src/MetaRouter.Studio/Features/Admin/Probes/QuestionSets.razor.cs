using MetaRouter.Studio.Controls;
using MetaRouter.Studio.Probing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace MetaRouter.Studio.Features.Admin.Probes;

/// <summary>The sets of questions, and how more of them come in.</summary>
public sealed partial class QuestionSets
{
    private const int MostProblems = 20;

    private string _name = "";
    private string? _text;
    private bool _isReading;
    private IReadOnlyList<LineProblem> _problems = [];

    /// <summary>The page's session.</summary>
    [Parameter, EditorRequired]
    public ProbesSession Session { get; set; } = null!;

    [Inject]
    private Notices Notices { get; set; } = null!;

    private async Task ReadAsync(InputFileChangeEventArgs change)
    {
        (_text, _problems) = (null, []);
        if (change.FileCount == 0) return;
        if (change.File.Size > QuestionLines.MaxBytes)
        {
            _problems = [new LineProblem(0, ProbesWords.Format(ProbesText.FileTooLarge, QuestionLines.MaxBytes / 1024 / 1024))];
            return;
        }

        _isReading = true;
        try
        {
            await using var stream = change.File.OpenReadStream(QuestionLines.MaxBytes);
            using var reader = new StreamReader(stream);
            _text = await reader.ReadToEndAsync();
            if (_name.Length == 0) _name = Path.GetFileNameWithoutExtension(change.File.Name);
        }
        catch (IOException)
        {
            // The file changed or the connection broke while it was read.
            _problems = [new LineProblem(0, ProbesText.FileUnread)];
        }
        finally
        {
            _isReading = false;
        }
    }

    private async Task UploadAsync()
    {
        if (_text is not { } text) return;
        _problems = await Session.UploadAsync(_name, text, CancellationToken.None);
        if (_problems.Count > 0) return;
        Notices.Show(ProbesWords.Format(ProbesText.Stored, _name.Trim()), NoticeKind.Success);
        _name = "";
    }

    private async Task RemoveAsync(Guid setId)
    {
        if (!await Session.RemoveSetAsync(setId, CancellationToken.None)) Notices.Show(ProbesText.InUse, NoticeKind.Problem);
    }
}
