using System.Diagnostics.CodeAnalysis;

namespace MetaRouter.Studio.Catalogue;

/// <summary>Reads the addresses of providers: absolute, http or https, without a user name, password, query or fragment.</summary>
public static class ProviderAddress
{
    /// <summary>Whether the text is such an address.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Uri? address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address) && address.Scheme is "http" or "https" && address.UserInfo.Length == 0 && address.Host.Length > 0
        && address.Query.Length == 0 && address.Fragment.Length == 0;

    /// <summary>Whether two addresses lead to the same server: a key that was entered for one may be sent to the other.</summary>
    public static bool IsSame(string text, Uri other) =>
        TryParse(text, out var address) && (address.Scheme, address.Port) == (other.Scheme, other.Port)
        && string.Equals(address.Host, other.Host, StringComparison.OrdinalIgnoreCase);
}
