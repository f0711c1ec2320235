using System.Text.Json;

namespace HelmAI.Analytics.Intelligence.Patterns.Matching;

/// <summary>What a path leads to: a value, an object, a list, or the objects that a list of references stands for.</summary>
/// <param name="Element">The JSON as it stands; undefined where <paramref name="Objects"/> stands for it.</param>
/// <param name="Property">The name by which it was reached; empty for an item of a list.</param>
/// <param name="Objects">The objects that were referred to.</param>
internal readonly record struct ObservedNode(JsonElement Element, string Property, IReadOnlyList<JsonElement>? Objects = null)
{
    /// <summary>Its value: bytes where the property's name ends in <c>_hex</c> or <c>_bin</c> (STIX 2.1, section 3.1).</summary>
    /// <returns>The value; <see langword="null"/> for null, an object, a list, or bytes that are not spelt right.</returns>
    public PatternValue? ToValue() => Element.ValueKind switch
    {
        JsonValueKind.String when Property.EndsWith("_hex", StringComparison.Ordinal) =>
            PatternBytes.TryParseHex(Element.GetString()!, out var bytes) ? PatternValue.Of(bytes) : null,
        JsonValueKind.String when Property.EndsWith("_bin", StringComparison.Ordinal) =>
            PatternBytes.TryParseBase64(Element.GetString()!, out var bytes) ? PatternValue.Of(bytes) : null,
        JsonValueKind.String => PatternValue.Of(Element.GetString()!),
        JsonValueKind.Number => PatternValue.TryParseNumber(Element.GetRawText(), out var number) ? number : null,
        JsonValueKind.True => PatternValue.Of(value: true),
        JsonValueKind.False => PatternValue.Of(value: false),
        _ => null,
    };
}
