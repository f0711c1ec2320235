using System.Text;
using System.Text.Json;

namespace HelmAI.Analytics.Detection;

/// <summary>One scalar value of an event, where it stands in the event's bytes.</summary>
/// <param name="utf8">The value: a string's text without quotes and escapes, or a literal as written.</param>
/// <param name="kind">What it is.</param>
/// <param name="position">Where its token begins in the event.</param>
internal readonly ref struct FieldValue(ReadOnlySpan<byte> utf8, JsonTokenType kind, int position)
{
    /// <summary>A string's text without quotes and escapes, or a literal as written.</summary>
    public ReadOnlySpan<byte> Utf8 { get; } = utf8;

    /// <summary>A string, number, true, false or null.</summary>
    public JsonTokenType Kind { get; } = kind;

    /// <summary>Where its token begins in the event's bytes.</summary>
    public int Position { get; } = position;

    /// <inheritdoc/>
    public override string ToString() => Encoding.UTF8.GetString(Utf8);
}
