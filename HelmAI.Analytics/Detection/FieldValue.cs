using System.Text;
using System.Text.Json;

namespace HelmAI.Analytics.Detection;

/// <summary>One scalar value of an event, where it stands in the event's bytes. What is not looked at is not even unescaped.</summary>
/// <param name="fields">The event.</param>
/// <param name="index">Which of its values.</param>
internal readonly ref struct FieldValue(EventFields fields, int index)
{
    /// <summary>A string's text without quotes and escapes, or a literal as written.</summary>
    public ReadOnlySpan<byte> Utf8 => fields.TextAt(index);

    /// <summary>The text as comparisons without regard to case see it (<see cref="CaseFolding"/>).</summary>
    public ReadOnlySpan<byte> Folded => fields.FoldedAt(index);

    /// <summary>The text as it is where it is ASCII, else folded: what a comparison that disregards the case of ASCII letters may take.</summary>
    public ReadOnlySpan<byte> Comparable => fields.ComparableAt(index);

    /// <summary>The text as it stands in the event, escapes included.</summary>
    public ReadOnlySpan<byte> Raw => fields.RawAt(index);

    /// <summary>A string, number, true, false or null.</summary>
    public JsonTokenType Kind => fields.KindAt(index);

    /// <summary>Whether it has a text: all but null do.</summary>
    public bool HasText => Kind != JsonTokenType.Null;

    /// <summary>Which of the event's values it is.</summary>
    public int Index => index;

    /// <summary>Where its token begins in the event's bytes.</summary>
    public int Position => fields.PositionAt(index);

    /// <summary>How many objects and arrays it stands in.</summary>
    public int Depth => fields.DepthAt(index);

    /// <inheritdoc/>
    public override string ToString() => Encoding.UTF8.GetString(Utf8);
}
