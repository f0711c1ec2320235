using System.Security.Cryptography;
using System.Text;

namespace HelmAI.AppHost.Local.Engine;

/// <summary>Where an application keeps its servers' data and its generated secrets; one AppHost at a time uses it.</summary>
internal sealed class DataFolder : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _path;
    private readonly bool _isTemporary;
    private readonly bool _isNew;
    private readonly FileStream _lock;

    private DataFolder(string path, bool isTemporary)
    {
        _path = path;
        _isTemporary = isTemporary;

        // Another user's server must pass through, though not look around.
        CreateFolder(path, ServerAccount.Name is null ? Private : Private | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        try
        {
            // The system lets go of it when this process ends, however it ends. The file stays, and tells a folder that was in use.
            _isNew = !File.Exists(PathOf("lock"));
            _lock = new(PathOf("lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new DistributedApplicationException($"Another AppHost is using {path}.", exception);
        }
    }

    /// <summary>Opens a folder that lasts.</summary>
    /// <param name="path">The folder, made where it is missing.</param>
    /// <returns>The folder.</returns>
    /// <exception cref="DistributedApplicationException">Another AppHost uses it.</exception>
    public static DataFolder Open(string path) => new(Path.GetFullPath(path), isTemporary: false);

    /// <summary>Makes a fresh folder that is removed in the end.</summary>
    /// <returns>The folder.</returns>
    public static DataFolder CreateTemporary() => new(Directory.CreateTempSubdirectory("helmai-").FullName, isTemporary: true);

    /// <summary>The path of something in the folder.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>An absolute path.</returns>
    public string PathOf(string name) => Path.Combine(_path, name);

    /// <summary>A value that only the owner of this process may read, made at the first call of all.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="make">Makes the value.</param>
    /// <returns>The value.</returns>
    public string ReadOrCreateSecret(string name, Func<string> make)
    {
        var path = PathOf(name);
        if (!File.Exists(path))
        {
            WriteSecret(path, make());
        }

        return File.ReadAllText(path);
    }

    /// <summary>Writes a file that only its owner may read, whole or not at all.</summary>
    /// <param name="path">The file, replaced where it exists.</param>
    /// <param name="text">Its content.</param>
    public static void WriteSecret(string path, string text)
    {
        var unfinished = path + ".new";
        File.Delete(unfinished);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(unfinished, options))
        {
            file.Write(Encoding.UTF8.GetBytes(text));
        }

        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>A private folder for one server: here, or under /var/lib/helmai where the server's user can't get here.</summary>
    /// <param name="server">The server's name.</param>
    /// <returns>An existing folder.</returns>
    public string FolderFor(string server)
    {
        var folder = Path.Combine(ServerAccount.CanReach(_path) ? _path : OutsideFolder(), server);
        CreateFolder(folder, Private);
        return folder;
    }

    /// <summary>
    /// Removes the servers' data under /var/lib/helmai that an earlier folder at this path left behind: the password and the encryption
    /// key for them went with it.
    /// </summary>
    /// <returns>What was removed, or null.</returns>
    public string? RemoveOrphan() => _isNew ? RemoveOutsideFolder() : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        _lock.Dispose();
        if (_isTemporary)
        {
            Directory.Delete(_path, recursive: true);
            RemoveOutsideFolder();
        }
    }

    private static void CreateFolder(string path, UnixFileMode mode)
    {
        Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    private string? RemoveOutsideFolder()
    {
        var folder = OutsideFolder();
        if (!Directory.Exists(folder))
        {
            return null;
        }

        Directory.Delete(folder, recursive: true);
        return folder;
    }

    private string OutsideFolder() =>
        Path.Combine("/var/lib/helmai", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_path)))[..12]);
}
