namespace HelmAI.Core.Security;

/// <summary>Makes files and directories that, on Unix, nobody but their owner can read.</summary>
public static class OwnerOnly
{
    private const UnixFileMode File = UnixFileMode.UserRead | UnixFileMode.UserWrite;

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
            Directory.CreateDirectory(path, File | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Opens a file to write; makes it where it is missing.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="share">What others may do with it meanwhile.</param>
    /// <returns>The open file.</returns>
    public static FileStream OpenFile(string path, FileShare share)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = File;
        }

        return new(path, options);
    }
}
