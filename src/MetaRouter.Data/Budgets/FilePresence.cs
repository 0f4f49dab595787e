namespace MetaRouter.Data.Budgets;

/// <summary>Presence by an open, locked file in the data directory; for programs on one machine.</summary>
internal sealed class FilePresence : HostPresence
{
    private const string FolderName = "running";

    private readonly string _folder;
    private readonly FileStream _held;

    public FilePresence(string dataDirectory)
    {
        _folder = Path.Combine(dataDirectory, FolderName);
        Directory.CreateDirectory(_folder);
        _held = new FileStream(FileOf(HostId), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
    }

    public override Task RenewAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override ValueTask DisposeAsync() => _held.DisposeAsync();

    private protected override Task<bool> IsHeldAsync(Guid hostId, CancellationToken cancellationToken)
    {
        try
        {
            // A file that nobody holds was left by a program that died; it has told what it had to.
            using var left = new FileStream(FileOf(hostId), FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            return Task.FromResult(false);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult(false);
        }
        catch (IOException)
        {
            return Task.FromResult(true);
        }
    }

    private string FileOf(Guid hostId) => Path.Combine(_folder, hostId.ToString("N"));
}
