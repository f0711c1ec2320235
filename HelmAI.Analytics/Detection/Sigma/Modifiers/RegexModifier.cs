using HelmAI.Analytics.Detection.Sigma.Values;

namespace HelmAI.Analytics.Detection.Sigma.Modifiers;

/// <summary><c>re</c>: takes the value, as it is written, for a regular expression.</summary>
internal sealed class RegexModifier : IModifier
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; } = ["re"];

    /// <inheritdoc/>
    public string? Apply(DetectionItem item, string name, string? previous) => item.Change(static value => value switch
    {
        SigmaValue.Text { Written: { } written } => new SigmaValue.Regex(written),
        SigmaValue.Number number => new SigmaValue.Regex(number.AsText),
        _ => null,
    });
}
