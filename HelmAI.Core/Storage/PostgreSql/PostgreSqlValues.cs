using System.Text;
using HelmAI.Core.Events;

namespace HelmAI.Core.Storage.PostgreSql;

/// <summary>How values of the domain stand in PostgreSQL.</summary>
internal static class PostgreSqlValues
{
    /// <summary>Text as the server takes it: it refuses U+0000, and halves of surrogate pairs are no Unicode; both become U+FFFD.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The same text where nothing is wrong with it.</returns>
    public static string ToText(string text)
    {
        if (!text.Contains('\0', StringComparison.Ordinal) && !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        }

        return clean.ToString();
    }

    /// <summary>Text that may be missing.</summary>
    /// <param name="text">The text.</param>
    /// <returns>It, as <see cref="ToText"/> has it.</returns>
    public static string? ToTextOrNull(string? text) => text is null ? null : ToText(text);

    /// <summary>Text for an indexed column, cut to what an entry of an index holds in any script (2,704 bytes, of all columns together).</summary>
    /// <param name="text">The text.</param>
    /// <returns>Its beginning.</returns>
    public static string ToIndexedText(string text) =>
        ToText(text.Length <= SecurityEvent.MaxEnvelopeLength ? text : text[..SecurityEvent.MaxEnvelopeLength]);

    /// <summary>A query's value in the form that it is stored in.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Its stored form.</returns>
    public static object ToStored(object value) => value switch
    {
        string text => ToText(text),
        DateTimeOffset time => time.ToUniversalTime(),
        _ => value,
    };
}
