using HelmAI.Analytics.Detection.Sigma.Predicates;
using HelmAI.Analytics.Detection.Sigma.Values;

namespace HelmAI.Analytics.Detection.Sigma.Modifiers;

/// <summary><c>contains</c>, <c>startswith</c> and <c>endswith</c>: let anything stand around the value.</summary>
internal sealed class PositionModifier : IModifier
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; } = ["contains", "startswith", "endswith"];

    /// <inheritdoc/>
    public string? Apply(DetectionItem item, string name, string? previous)
    {
        item.ReferencePosition = name switch
        {
            "contains" => LiteralPosition.Anywhere,
            "startswith" => LiteralPosition.Start,
            _ => LiteralPosition.End,
        };
        return item.Change(value => value switch
        {
            SigmaValue.Text text => new SigmaValue.Text(Around(text.Value, name)),
            SigmaValue.Number number => new SigmaValue.Text(Around(SigmaText.Literal(number.AsText), name)),
            SigmaValue.Binary binary => new SigmaValue.Text(Around(binary.AsText, name)),
            SigmaValue.Regex regex => new SigmaValue.Regex(Around(regex.Pattern, name)),
            SigmaValue.FieldReference => value,
            _ => null,
        });
    }

    private static SigmaText Around(SigmaText text, string name) => name switch
    {
        "contains" => text.WithAnyBefore().WithAnyBehind(),
        "startswith" => text.WithAnyBehind(),
        _ => text.WithAnyBefore(),
    };

    // A regular expression may match anywhere to begin with.
    private static string Around(string pattern, string name) => name switch
    {
        "contains" => pattern,
        "startswith" => $"^(?:{pattern})",
        _ => $"(?:{pattern})$",
    };
}
