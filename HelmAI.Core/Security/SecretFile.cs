using System.Buffers.Text;
using System.Security.Cryptography;

namespace HelmAI.Core.Security;

/// <summary>A generated secret in a file that only its owner may read.</summary>
public static class SecretFile
{
    private const int SecretBytes = 32;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Reads the secret, or generates it: 256 random bits in base64url.</summary>
    /// <param name="path">The file; its folder is created where there is none. An empty file counts as none, since everybody knows that secret.</param>
    /// <returns>The secret, and whether it is new.</returns>
    /// <exception cref="IOException">The file can be neither read nor written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or folder is another user's.</exception>
    public static (string Secret, bool IsNew) ReadOrCreate(string path)
    {
        if (TryRead(path) is { } kept)
        {
            return (kept, false);
        }

        OwnerOnly.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);

        // Of two programs that start at once, one generates it and the other reads it. The system ends the lock with its holder, however that ends.
        using var turn = Lock(path + ".lock");
        return TryRead(path) is { } others ? (others, false) : (Create(path), true);
    }

    private static string? TryRead(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        OwnerOnly.Restrict(path);

        return File.ReadAllText(path).Trim() is { Length: > 0 } secret ? secret : null;
    }

    // Written in full under another name first, so that nobody ever reads half a secret.
    private static string Create(string path)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var draft = path + ".new";
        using (var file = OwnerOnly.OpenFile(draft, FileShare.None, FileMode.Create))
        using (var writer = new StreamWriter(file))
        {
            writer.WriteLine(secret);
            writer.Flush();
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: true);
        return secret;
    }

    private static FileStream Lock(string path)
    {
        FileStream? held = null;
        IOException? refused = null;
        SpinWait.SpinUntil(
            () =>
            {
                try
                {
                    held = OwnerOnly.OpenFile(path, FileShare.None, options: FileOptions.DeleteOnClose);
                }
                catch (IOException exception)
                {
                    refused = exception;
                }

                return held is not null;
            },
            Patience);
        return held ?? throw refused!;
    }
}
