using HelmAI.Analytics.Detection.Sigma.Values;

namespace HelmAI.Analytics.Detection.Sigma.Modifiers;

/// <summary><c>lt</c>, <c>lte</c>, <c>gt</c> and <c>gte</c>: compare numbers.</summary>
internal sealed class ComparisonModifier : IModifier
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; } = ["lt", "lte", "gt", "gte"];

    /// <inheritdoc/>
    public string? Apply(DetectionItem item, string name, string? previous)
    {
        var comparison = name switch
        {
            "lt" => NumberComparison.Less,
            "lte" => NumberComparison.LessOrEqual,
            "gt" => NumberComparison.Greater,
            _ => NumberComparison.GreaterOrEqual,
        };
        return item.Field is null
            ? "it needs a field"
            : item.Change(value => value is SigmaValue.Number number ? new SigmaValue.Comparison(comparison, number.Value) : null);
    }
}
