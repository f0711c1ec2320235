using System.Text;
using HelmAI.Analytics.Detection.Sigma.Values;

namespace HelmAI.Analytics.Detection.Sigma.Modifiers;

/// <summary><c>utf16le</c>, its alias <c>wide</c>, <c>utf16be</c>, and <c>utf16</c> with a byte order mark: encode the value.</summary>
internal sealed class Utf16Modifier : IModifier
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; } = ["utf16le", "wide", "utf16be", "utf16"];

    /// <inheritdoc/>
    public string? Apply(DetectionItem item, string name, string? previous)
    {
        var encoding = name == "utf16be" ? Encoding.BigEndianUnicode : Encoding.Unicode;
        byte[] mark = name == "utf16" ? [0xFF, 0xFE] : [];
        return item.Expand(value => value is SigmaValue.Text text && DashExpansion.Spellings(text.Value) is { } spellings
            ? [.. spellings.Select(spelling => new SigmaValue.Binary([.. mark, .. encoding.GetBytes(spelling)]))]
            : null);
    }
}
