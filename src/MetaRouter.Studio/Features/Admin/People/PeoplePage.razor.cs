using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Admin.People;

/// <summary>Accounts and guests.</summary>
public sealed partial class PeoplePage : IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private string _search = "";

    [Inject]
    private PeopleSession Session { get; set; } = null!;

    private string SearchLabel => Session.IsGuests ? PeopleText.SearchGuests : PeopleText.SearchAccounts;

    /// <inheritdoc />
    public void Dispose()
    {
        Session.Changed -= OnChanged;
        _left.Cancel();
        _left.Dispose();
    }

    /// <inheritdoc />
    protected override Task OnInitializedAsync()
    {
        Session.Changed += OnChanged;
        return Session.LoadAsync(_left.Token);
    }

    private void OnChanged() => _ = InvokeAsync(StateHasChanged);

    private static string Words(string text, int count) => string.Format(CultureInfo.CurrentCulture, text, count.ToString("N0", CultureInfo.CurrentCulture));
}
