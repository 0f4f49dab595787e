using MetaRouter.Data.Storage;
using MetaRouter.Llm.Providers;
using MetaRouter.Onnx.ModelFiles;
using MetaRouter.Studio.Access;
using MetaRouter.Studio.Configuration;
using Microsoft.AspNetCore.Connections;

namespace MetaRouter.Studio;

/// <summary>Runs the application from the command line: what a person can mend is said in a sentence, not in a stack trace.</summary>
internal static class StudioProgram
{
    private const int ConfigurationError = 78;
    private const int AddressTaken = 75;

    internal static async Task<int> RunAsync(string[] args)
    {
        try
        {
            await using var app = await StudioApplication.CreateAsync(args);
            await app.StartAsync();
            Console.WriteLine($"MetaRouter Studio is ready: {string.Join(", ", app.Urls)}");
            if (app.Urls.FirstOrDefault() is { } address && await app.Services.GetRequiredService<FirstAdminKey>().NewAsync(app.Lifetime.ApplicationStopping) is { } key)
                Console.WriteLine($"There is no admin yet. Make the first one here, once: {FirstAdminKey.LinkOf(address, key)}");
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception error) when (error is StudioConfigurationException or ProviderConfigurationException or StudioDatabaseException
            or ModelFileException or InvalidDataException or FileNotFoundException or DirectoryNotFoundException or PlatformNotSupportedException)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return ConfigurationError;
        }
        catch (IOException error) when (error.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{error.Message} Another program (perhaps MetaRouter Studio itself) listens there; choose another port with PORT=8080 ./run.sh.");
            return AddressTaken;
        }
    }
}
