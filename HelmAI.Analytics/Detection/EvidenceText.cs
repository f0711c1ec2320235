using System.Text;

namespace HelmAI.Analytics.Detection;

/// <summary>Turns values into evidence that people read.</summary>
internal static class EvidenceText
{
    /// <summary>The longest evidence, in bytes of UTF-8.</summary>
    public const int MaxBytes = 512;

    /// <summary>A value as evidence: cut off, at a character's edge, where it is long, and fit to be stored.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The text.</returns>
    public static string Of(in FieldValue value)
    {
        var utf8 = value.Utf8;
        if (utf8.Length <= MaxBytes)
        {
            return Storable(Encoding.UTF8.GetString(utf8));
        }

        var end = MaxBytes;
        while (end > 0 && (utf8[end] & 0xC0) == 0x80)
        {
            end--;
        }

        return Storable(Encoding.UTF8.GetString(utf8[..end])) + '…';
    }

    /// <summary>Takes U+0000 out of a text, since PostgreSQL's text holds every character but this one.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text with U+FFFD in its place.</returns>
    public static string Storable(string text) => text.Replace('\0', '\uFFFD');
}
