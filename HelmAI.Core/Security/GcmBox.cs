using System.Security.Cryptography;

namespace HelmAI.Core.Security;

/// <summary>
/// Bytes under AES-GCM (NIST SP 800-38D) as they are stored: a nonce of 96 random bits (section 8.2.2), the ciphertext, a tag of 128 bits.
/// Random nonces are safe for at most 2^32 messages under one key (section 8.3).
/// </summary>
internal static class GcmBox
{
    /// <summary>How much longer a box is than what is in it, in bytes.</summary>
    public const int Overhead = NonceLength + TagLength;

    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <summary>Makes a cipher.</summary>
    /// <param name="key">32 bytes.</param>
    /// <returns>The cipher; not for two callers at once.</returns>
    public static AesGcm CreateCipher(ReadOnlySpan<byte> key) => new(key, TagLength);

    /// <summary>Encrypts.</summary>
    /// <param name="cipher">The cipher.</param>
    /// <param name="plaintext">What goes in.</param>
    /// <param name="associated">What must be said again to open it.</param>
    /// <param name="box">Where it is written: <see cref="Overhead"/> longer than the plaintext.</param>
    public static void Seal(AesGcm cipher, ReadOnlySpan<byte> plaintext, ReadOnlySpan<byte> associated, Span<byte> box)
    {
        var nonce = box[..NonceLength];
        RandomNumberGenerator.Fill(nonce);
        cipher.Encrypt(nonce, plaintext, box[NonceLength..^TagLength], box[^TagLength..], associated);
    }

    /// <summary>Decrypts.</summary>
    /// <param name="cipher">The cipher.</param>
    /// <param name="box">What <see cref="Seal"/> wrote.</param>
    /// <param name="associated">What was said when it was sealed.</param>
    /// <returns>The plaintext; <see langword="null"/> where the box, the key or what is associated is another.</returns>
    public static byte[]? TryOpen(AesGcm cipher, ReadOnlySpan<byte> box, ReadOnlySpan<byte> associated)
    {
        if (box.Length < Overhead)
        {
            return null;
        }

        var plaintext = new byte[box.Length - Overhead];
        try
        {
            cipher.Decrypt(box[..NonceLength], box[NonceLength..^TagLength], box[^TagLength..], plaintext, associated);
            return plaintext;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
