namespace HelmAI.Core.Security;

/// <summary>Makes files and directories that, on Unix, nobody but their owner can read.</summary>
public static class OwnerOnly
{
    private const UnixFileMode OwnersMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes a directory where it is missing.</summary>
    /// <param name="path">Its path.</param>
    public static void CreateDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnersMode | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Opens a file to write.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="share">What others may do with it meanwhile.</param>
    /// <param name="mode">What to do where it exists or is missing; by default it is made where it is missing.</param>
    /// <param name="options">How to treat it.</param>
    /// <returns>The open file.</returns>
    public static FileStream OpenFile(string path, FileShare share, FileMode mode = FileMode.OpenOrCreate, FileOptions options = FileOptions.None)
    {
        var how = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share, Options = options };
        if (!OperatingSystem.IsWindows())
        {
            how.UnixCreateMode = OwnersMode;
        }

        return new(path, how);
    }

    /// <summary>Takes an existing file from all but its owner.</summary>
    /// <param name="path">Its path.</param>
    /// <exception cref="UnauthorizedAccessException">It is another user's.</exception>
    public static void Restrict(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, OwnersMode);
        }
    }
}
