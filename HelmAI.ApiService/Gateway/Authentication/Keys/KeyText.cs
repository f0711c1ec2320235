using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;

namespace HelmAI.ApiService.Gateway.Authentication.Keys;

/// <summary>
/// The text of a key, <c>helm_&lt;id&gt;_&lt;secret&gt;&lt;checksum&gt;</c>: the id is a UUID in 32 hexadecimal digits, the secret 43 random
/// characters of base62 (256 bits), the checksum the CRC-32 of all before it in 6 characters of base62, as in GitHub's tokens
/// (https://github.blog/engineering/behind-githubs-new-authentication-token-formats/). Scanners know it by <c>helm_[0-9a-f]{32}_[0-9A-Za-z]{49}</c>.
/// </summary>
/// <param name="Id">The key.</param>
/// <param name="SecretHash">The SHA-256 of its secret. A slow hash would gain nothing: 256 random bits are not guessed.</param>
internal sealed record KeyText(Guid Id, byte[] SecretHash)
{
    private const string Prefix = "helm_";
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int IdLength = 32;
    private const int SecretLength = 43;
    private const int ChecksumLength = 6;
    private const int SecretStart = 5 + IdLength + 1;
    private const int ChecksumStart = SecretStart + SecretLength;

    /// <summary>Makes the text of a key, with a new secret.</summary>
    /// <param name="id">The key.</param>
    /// <returns>The text, to be shown once, and what is kept of it.</returns>
    public static (string Text, KeyText Kept) Create(Guid id)
    {
        var secret = RandomNumberGenerator.GetString(Alphabet, SecretLength);
        var text = $"{Prefix}{id:N}_{secret}";
        return (text + Checksum(text), new(id, Hash(secret)));
    }

    /// <summary>Reads a presented text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="key">The key, where it is whole.</param>
    /// <returns>What it is.</returns>
    public static KeyReading Read(string text, out KeyText? key)
    {
        key = null;
        if (!text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return KeyReading.Foreign;
        }

        if (text.Length != ChecksumStart + ChecksumLength
            || text[SecretStart - 1] != '_'
            || !Guid.TryParseExact(text.AsSpan(Prefix.Length, IdLength), "N", out var id)
            || Checksum(text[..ChecksumStart]) != text[ChecksumStart..])
        {
            return KeyReading.Mistyped;
        }

        key = new(id, Hash(text[SecretStart..ChecksumStart]));
        return KeyReading.Whole;
    }

    /// <summary>Compares with a stored hash, in a time that tells nothing about either.</summary>
    /// <param name="hash">The stored hash; <see langword="null"/> fits nothing.</param>
    /// <returns>Whether the secret is the same.</returns>
    public bool Fits(byte[]? hash) => CryptographicOperations.FixedTimeEquals(SecretHash, hash);

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    private static string Checksum(string text) => string.Create(ChecksumLength, Crc32.HashToUInt32(Encoding.UTF8.GetBytes(text)), static (digits, crc) =>
    {
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            digits[i] = Alphabet[(int)(crc % 62)];
            crc /= 62;
        }
    });
}
