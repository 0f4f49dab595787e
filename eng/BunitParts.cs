using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

/// <summary>Loads the one part of bunit that default probing refuses for its older version number.</summary>
internal static class BunitParts
{
    [ModuleInitializer]
    internal static void LoadDiffing() =>
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            name.Name == "AngleSharp.Diffing"
                ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "bunit-parts", "AngleSharp.Diffing.dll"))
                : null;
}
