using System.Threading.RateLimiting;
using MetaRouter.Data.Accounts;
using MetaRouter.Data.People;
using MetaRouter.Studio.Configuration;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace MetaRouter.Studio.Access;

/// <summary>Who people are, and what they may do.</summary>
public static class AccessFeature
{
    /// <summary>Registers the cookie with the keys that sign it, accounts, policies and limits. Needs the settings and the database.</summary>
    public static void AddAccess(this IServiceCollection services, StudioOptions options)
    {
        services.AddNewGuestLimit();
        services.PostConfigure<RateLimiterOptions>(limits => limits.GlobalLimiter = PartitionedRateLimiter.CreateChained(limits.GlobalLimiter!, AccountPostLimit.Create()));
        services.AddSingleton<Standings>().AddSingleton<AccountStore>().AddSingleton<PersonMerging>().AddSingleton<CookieKeyStore>();
        services.AddSingleton<CookieKeys>().AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => provider.GetRequiredService<CookieKeys>());
        services.AddDataProtection().SetApplicationName("MetaRouter Studio");
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(PersonCookie.Configure);
        services.AddAccessRules();
        services.AddAccounts();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, CircuitPerson>();
        services.AddScoped<CurrentPerson>();
    }

    /// <summary>What has to be done before the first request: keys that an earlier version kept in files go to the database.</summary>
    public static Task PrepareAccessAsync(this WebApplication app, StudioOptions options, CancellationToken cancellationToken) =>
        app.Services.GetRequiredService<CookieKeys>().TakeOverAsync(options.DataDirectory, cancellationToken);

    private static void AddAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>(identity =>
            {
                // AccountRules says the same in words, before Identity looks.
                identity.Password = new PasswordOptions
                {
                    RequiredLength = AccountRules.MinPasswordLength, RequiredUniqueChars = 1,
                    RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false,
                };
                identity.User.AllowedUserNameCharacters = "";
            })
            .AddUserStore<AccountUserStore>()
            .AddTokenProvider<DataProtectorTokenProvider<Account>>(TokenOptions.DefaultProvider);
        services.Configure<DataProtectionTokenProviderOptions>(tokens => tokens.TokenLifespan = AccountInvitations.Lifetime);
        services.AddSingleton<UnknownNames>().AddSingleton<FirstAdminKey>();
        services.AddScoped<SigningIn>().AddScoped<NewAccounts>().AddScoped<GuestHistory>();
        services.AddScoped(provider => new AccountInvitations(
            provider.GetRequiredService<AccountStore>(), provider.GetRequiredService<UserManager<Account>>(), provider.GetRequiredService<NewAccounts>()));
    }
}
