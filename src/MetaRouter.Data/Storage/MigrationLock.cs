namespace MetaRouter.Data.Storage;

/// <summary>A file that one process at a time holds open; the operating system lets go of it when the process dies.</summary>
internal static class MigrationLock
{
    private const int Attempts = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits up to ten seconds for the file; dispose the result to let go.</summary>
    public static async Task<FileStream> TakeAsync(string path, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < Attempts && File.Exists(path))
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }
}
