using System.Security.Claims;
using MetaRouter.Data.Accounts;
using MetaRouter.Studio.Settings;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace MetaRouter.Studio.Access;

/// <summary>
/// Who sits before an open page. Whoever is deactivated or erased, or whose role or password has changed, is nobody from that moment on: at once when it
/// happened in this process, within half a minute when it happened in another. One per circuit.
/// </summary>
internal sealed partial class CircuitPerson : RevalidatingServerAuthenticationStateProvider
{
    private readonly Standings _standings;
    private readonly SettingsInUse _settings;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _closed = new();

    public CircuitPerson(Standings standings, SettingsInUse settings, ILoggerFactory loggers)
        : base(loggers)
    {
        _standings = standings;
        _settings = settings;
        _logger = loggers.CreateLogger<CircuitPerson>();
        _standings.Changed += OnStandingChanged;
        _settings.Changed += OnSettingsChanged;
    }

    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        authenticationState.User.PersonId() is not { } id
        || await _standings.FindAsync(id, cancellationToken) is { } standing && standing.Admits(authenticationState.User.SecurityStamp());

    protected override void Dispose(bool disposing)
    {
        _standings.Changed -= OnStandingChanged;
        _settings.Changed -= OnSettingsChanged;
        if (!_closed.IsCancellationRequested) _closed.Cancel();
        base.Dispose(disposing);
        _closed.Dispose();
    }

    // Guests may have been shut out, or let in again: pages ask the policies anew.
    private void OnSettingsChanged()
    {
        try
        {
            NotifyAuthenticationStateChanged(GetAuthenticationStateAsync());
        }
        catch (InvalidOperationException)
        {
            // The circuit is only beginning: its first page asks the policies anyhow.
        }
    }

    private void OnStandingChanged(Guid personId) => _ = LookAgainAsync(personId);

    private async Task LookAgainAsync(Guid personId)
    {
        try
        {
            var state = await GetAuthenticationStateAsync();
            if (state.User.PersonId() != personId || await ValidateAuthenticationStateAsync(state, _closed.Token)) return;
            SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The edge to the database: the interval asks again.
            LogFailed(error);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Whether an open page's person is still let in could not be read")]
    private partial void LogFailed(Exception error);
}
