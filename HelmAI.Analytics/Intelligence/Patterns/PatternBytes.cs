using System.Buffers.Text;
using System.Text;

namespace HelmAI.Analytics.Intelligence.Patterns;

/// <summary>Bytes as patterns and observed properties write them.</summary>
internal static class PatternBytes
{
    /// <summary>Reads hexadecimal digits.</summary>
    /// <param name="text">The text.</param>
    /// <param name="bytes">The bytes.</param>
    /// <returns>Whether it is pairs of such digits.</returns>
    public static bool TryParseHex(string text, out byte[] bytes)
    {
        bytes = text.Length % 2 == 0 ? new byte[text.Length / 2] : [];
        return text.Length % 2 == 0 && Convert.FromHexString(text, bytes, out _, out _) == System.Buffers.OperationStatus.Done;
    }

    /// <summary>Reads base64 (RFC 4648, section 4).</summary>
    /// <param name="text">The text.</param>
    /// <param name="bytes">The bytes.</param>
    /// <returns>Whether it is that, padded and without blanks.</returns>
    public static bool TryParseBase64(string text, out byte[] bytes)
    {
        bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        if (text.Any(char.IsWhiteSpace) || !Convert.TryFromBase64String(text, bytes, out var length))
        {
            return false;
        }

        bytes = bytes[..length];
        return true;
    }

    /// <summary>The bytes that a text stands for where it is compared with bytes: one a character (STIX 2.1, section 9.6).</summary>
    /// <param name="text">The text.</param>
    /// <returns>The bytes; <see langword="null"/> where a character is above U+00FF, and so can't be compared.</returns>
    public static byte[]? OfText(string text) => text.All(static one => one <= '\u00FF') ? Encoding.Latin1.GetBytes(text) : null;
}
