using System.Reflection;
using Microsoft.AspNetCore.Authorization;

namespace MetaRouter.Studio.Access;

/// <summary>Who may see a page, as the page itself says.</summary>
public static class PageAccess
{
    /// <summary>The page's policy, one of <see cref="AccessPolicies"/>; null for a page that names none, which nobody may see.</summary>
    public static string? PolicyOf(Type page) => page.GetCustomAttributes<AuthorizeAttribute>(inherit: false).Select(attribute => attribute.Policy).FirstOrDefault();

    /// <summary>Whether the page says who may see it.</summary>
    public static bool NamesAPolicy(Type page) => PolicyOf(page) is not null;
}
