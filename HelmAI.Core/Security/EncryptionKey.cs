using System.Security.Cryptography;

namespace HelmAI.Core.Security;

/// <summary>
/// A key-encryption key. It never meets data: it wraps the keys that do. Its name and the key that wraps are both derived from it
/// (HKDF, RFC 5869, section 2.3), so that the name can stand in the database.
/// </summary>
public sealed class EncryptionKey
{
    /// <summary>How many bytes a key has.</summary>
    public const int Length = 32;

    private const int NameLength = 8;

    private readonly byte[] _wrapping;

    private EncryptionKey(byte[] key)
    {
        Id = Convert.ToHexStringLower(HKDF.Expand(HashAlgorithmName.SHA256, key, NameLength, "helmai/key-encryption-key/name"u8.ToArray()));
        _wrapping = HKDF.Expand(HashAlgorithmName.SHA256, key, Length, "helmai/key-encryption-key/wrap"u8.ToArray());
    }

    /// <summary>Its name: 16 hexadecimal digits that tell nothing about the key.</summary>
    public string Id { get; }

    /// <summary>Reads a key.</summary>
    /// <param name="text">32 bytes in base64 or base64url (RFC 4648, sections 4 and 5), padded or not.</param>
    /// <returns>The key; <see langword="null"/> where the text is none.</returns>
    public static EncryptionKey? TryParse(string text)
    {
        var standard = text.Trim().TrimEnd('=').Replace('-', '+').Replace('_', '/');
        var key = new byte[Length];
        try
        {
            // 43 characters hold 258 bits, of which the last two count for nothing.
            return standard.Length == 43 && Convert.TryFromBase64String(standard + '=', key, out var length) && length == Length ? new(key) : null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>Wraps a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="associated">What the key is for.</param>
    /// <returns>The wrapped key.</returns>
    internal byte[] Wrap(ReadOnlySpan<byte> key, ReadOnlySpan<byte> associated)
    {
        var box = new byte[key.Length + GcmBox.Overhead];
        using var cipher = GcmBox.CreateCipher(_wrapping);
        GcmBox.Seal(cipher, key, associated, box);
        return box;
    }

    /// <summary>Unwraps a key.</summary>
    /// <param name="wrapped">What <see cref="Wrap"/> gave.</param>
    /// <param name="associated">What the key is for.</param>
    /// <returns>The key; <see langword="null"/> where it was wrapped by another or changed.</returns>
    internal byte[]? TryUnwrap(ReadOnlySpan<byte> wrapped, ReadOnlySpan<byte> associated)
    {
        using var cipher = GcmBox.CreateCipher(_wrapping);
        return GcmBox.TryOpen(cipher, wrapped, associated);
    }
}
