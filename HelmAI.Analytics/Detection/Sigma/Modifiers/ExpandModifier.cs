using System.Text.RegularExpressions;
using HelmAI.Analytics.Detection.Sigma.Values;

namespace HelmAI.Analytics.Detection.Sigma.Modifiers;

/// <summary>
/// <c>expand</c>: replaces <c>%name%</c> by each of the configured values, which may have wildcards; <c>\%</c> is a plain
/// percent character (rules specification, Placeholders).
/// </summary>
/// <param name="placeholders">The values by name.</param>
internal sealed partial class ExpandModifier(IReadOnlyDictionary<string, IReadOnlyList<string>> placeholders) : IModifier
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; } = ["expand"];

    /// <inheritdoc/>
    public string? Apply(DetectionItem item, string name, string? previous) => item.Expand(value => value switch
    {
        SigmaValue.Text text => Expand(item, text.Value).Select(static expanded => new SigmaValue.Text(expanded)).ToArray(),
        SigmaValue.Regex regex => [new SigmaValue.Regex(Placeholder.Replace(regex.Pattern, match => Alternatives(item, match)))],
        SigmaValue.Number => [value],
        _ => null,
    });

    private List<SigmaText> Expand(DetectionItem item, SigmaText text)
    {
        var name = text.Parts
            .Where(static part => part.Kind == TextPartKind.Literal)
            .Select(static part => Placeholder.Match(part.Text))
            .FirstOrDefault(static match => match.Success)?.Groups["name"].Value;
        if (name is null)
        {
            return [text.ReplaceLiterals(static literal => [TextPart.Literal(literal.Replace("\\%", "%", StringComparison.Ordinal))])];
        }

        return [.. ValuesOf(item, name).SelectMany(value => Expand(item, Insert(text, name, SigmaText.Parse(value.Replace("%", "\\%", StringComparison.Ordinal)))))];
    }

    private static SigmaText Insert(SigmaText text, string name, SigmaText value) => text.ReplaceLiterals(literal =>
    {
        var match = Placeholder.Match(literal);
        return match.Success && string.Equals(match.Groups["name"].Value, name, StringComparison.Ordinal)
            ? [TextPart.Literal(literal[..match.Index]), .. value.Parts, TextPart.Literal(literal[(match.Index + match.Length)..])]
            : [TextPart.Literal(literal)];
    });

    private string Alternatives(DetectionItem item, Match match)
    {
        var values = ValuesOf(item, match.Groups["name"].Value);

        // Nothing matches (?!).
        return values.Count == 0 ? "(?!)" : $"(?:{string.Join('|', values.Select(Regex.Escape))})";
    }

    private IReadOnlyList<string> ValuesOf(DetectionItem item, string name)
    {
        if (placeholders.TryGetValue(name, out var values) && values.Count > 0)
        {
            return values;
        }

        item.UnknownPlaceholders.Add(name);
        return [];
    }

    [GeneratedRegex(@"(?<!\\)%(?<name>[^%\\]+)%", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Placeholder { get; }
}
