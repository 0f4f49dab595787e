using System.Reflection;
using MetaRouter.Studio.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR;
using Microsoft.JSInterop;

namespace MetaRouter.Studio.Tests.Access;

/// <summary>Nothing that a browser can reach forgets to say who may.</summary>
public sealed class PolicyTests
{
    private static readonly Type[] Types = typeof(StudioApplication).Assembly.GetTypes();

    private static readonly string[] Policies = [.. typeof(AccessPolicies).GetFields().Select(field => (string)field.GetRawConstantValue()!)];

    [Fact]
    public void Pages_All_NameAPolicy()
    {
        var pages = Types.Where(type => type.GetCustomAttributes<RouteAttribute>().Any()).ToList();
        Assert.NotEmpty(pages);
        Assert.All(pages, page => Assert.Contains(PageAccess.PolicyOf(page), Policies));
    }

    [Fact]
    public void Hubs_All_NameAPolicy() =>
        Assert.All(Types.Where(type => type.IsSubclassOf(typeof(Hub))), hub => Assert.Contains(PageAccess.PolicyOf(hub), Policies));

    [Fact]
    public void MethodsForScripts_All_BelongToAComponentOnAPage()
    {
        // A static one can be called from any circuit, whatever page is shown; one of an object only where a page has handed that object out.
        var methods = Types.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => method.GetCustomAttribute<JSInvokableAttribute>() is not null).ToList();
        Assert.NotEmpty(methods);
        Assert.All(methods, method => Assert.False(method.IsStatic, $"{method.DeclaringType}.{method.Name} must not be static."));
        Assert.All(methods, method => Assert.True(
            method.DeclaringType!.IsAssignableTo(typeof(ComponentBase)) || method.DeclaringType.DeclaringType?.IsAssignableTo(typeof(ComponentBase)) == true,
            $"{method.DeclaringType} must be a component, or part of one."));
    }
}
