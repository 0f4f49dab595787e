using System.Runtime.CompilerServices;
using Bunit;

namespace MetaRouter.Studio.Tests;

/// <summary>
/// Waits of component tests end when their condition holds; the limit only says when a hanging test is given up. bunit's own second is too
/// short where tests that block a thread share two cores, so the pool also starts with threads to spare.
/// </summary>
internal static class PatientWaits
{
    private const int Workers = 32;

    [ModuleInitializer]
    internal static void BePatient()
    {
        BunitContext.DefaultWaitTimeout = TimeSpan.FromSeconds(30);
        ThreadPool.GetMinThreads(out var workers, out var completionPorts);
        ThreadPool.SetMinThreads(Math.Max(workers, Workers), completionPorts);
    }
}
