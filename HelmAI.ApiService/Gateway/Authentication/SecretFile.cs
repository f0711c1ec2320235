using System.Buffers.Text;
using System.Security.Cryptography;

namespace HelmAI.ApiService.Gateway.Authentication;

/// <summary>A generated secret in a file that only its owner may read.</summary>
internal static class SecretFile
{
    private const int SecretBytes = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Reads the secret, or generates it: 256 random bits in base64url.</summary>
    /// <param name="path">The file; its folder is created where there is none.</param>
    /// <returns>The secret, and whether it is new.</returns>
    /// <exception cref="IOException">The file can be neither read nor written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or folder is another user's.</exception>
    public static (string Secret, bool IsNew) ReadOrCreate(string path)
    {
        if (!File.Exists(path) && TryCreate(path) is { } secret)
        {
            return (secret, true);
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, OwnerOnly);
        }

        return (File.ReadAllText(path).Trim(), false);
    }

    // Written in full under another name first, so that nobody ever reads half a secret; of two programs that start at once, one wins.
    private static string? TryCreate(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var draft = Path.Combine(folder, Path.GetRandomFileName());
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        Directory.CreateDirectory(folder);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        try
        {
            using (var writer = new StreamWriter(draft, options))
            {
                writer.WriteLine(secret);
            }

            File.Move(draft, path, overwrite: false);
            return secret;
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
            return null;
        }
    }
}
