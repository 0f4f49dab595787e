using System.Net;
using System.Text.RegularExpressions;
using MetaRouter.Data.Accounts;
using Microsoft.AspNetCore.Identity;

namespace MetaRouter.Studio.Tests;

/// <content>People with accounts, and forms as a browser posts them.</content>
public sealed partial class RunningApplication
{
    /// <summary>What every account of <see cref="AddAccountAsync"/> signs in with.</summary>
    public const string Password = "correct horse battery";

    private const string Antiforgery = ".AspNetCore.Antiforgery";

    /// <summary>The application's services.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>A new account that can sign in.</summary>
    public async Task<Account> AddAccountAsync(Role role, string? userName = null)
    {
        var name = userName ?? $"{role}-{Guid.NewGuid():N}";
        var account = new Account
        {
            PersonId = Guid.CreateVersion7(), CreatedAt = DateTimeOffset.UnixEpoch, UserName = name, NormalizedUserName = name.ToUpperInvariant(), Role = role,
            SecurityStamp = AccountStore.NewStamp(), ConcurrencyStamp = AccountStore.NewStamp(),
        };
        account.PasswordHash = new PasswordHasher<Account>().HashPassword(account, Password);
        Assert.Equal(AccountResult.Done, await Get<AccountStore>().AddAsync(null, account, isFirstAdmin: false, CancellationToken.None));
        return account;
    }

    /// <summary>The cookie of a new account that has just signed in.</summary>
    public async Task<string> CookieAsync(Role role) => await SignInAsync((await AddAccountAsync(role)).UserName);

    /// <summary>Signs an account in, and hands over its cookie.</summary>
    /// <param name="userName">Whose.</param>
    /// <param name="guest">The cookie of the guest who signs in; null for a browser without one.</param>
    public async Task<string> SignInAsync(string userName, string? guest = null)
    {
        var response = await PostAsync(StudioUrls.SignIn, "sign-in", guest, ("Form.UserName", userName), ("Form.Password", Password));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return CookieOf(response) ?? throw new InvalidOperationException("Signing in set no cookie.");
    }

    /// <summary>Opens a page, fills one of its forms in and posts it.</summary>
    /// <param name="url">The page.</param>
    /// <param name="form">Name of the form.</param>
    /// <param name="cookie">The person's cookie; null for none.</param>
    /// <param name="fields">What is filled in.</param>
    public async Task<HttpResponseMessage> PostAsync(string url, string form, string? cookie, params (string Name, string Value)[] fields)
    {
        var page = await GetAsync(url, cookie);
        var html = await page.Content.ReadAsStringAsync();
        var token = Token().Match(html).Groups[1].Value;
        var antiforgery = page.Headers.TryGetValues("Set-Cookie", out var set) ? set.FirstOrDefault(each => each.StartsWith(Antiforgery, StringComparison.Ordinal))?.Split(';')[0] : null;
        var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new FormUrlEncodedContent([new("_handler", form), new("__RequestVerificationToken", WebUtility.HtmlDecode(token)), .. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))]),
        };
        request.Headers.Add("Accept", "text/html");
        request.Headers.Add("Cookie", string.Join("; ", new[] { CookieOf(page) ?? cookie, antiforgery }.OfType<string>()));
        return await _client.SendAsync(request);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]*)\"")]
    private static partial Regex Token();
}
