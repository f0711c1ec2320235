using HelmAI.Analytics.Detection.Sigma.Values;

namespace HelmAI.Analytics.Detection.Sigma.Modifiers;

/// <summary><c>exists</c>: asks whether the field is there.</summary>
internal sealed class ExistsModifier : IModifier
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; } = ["exists"];

    /// <inheritdoc/>
    public string? Apply(DetectionItem item, string name, string? previous) =>
        item.Field is null ? "it needs a field"
        : item.Values.Count > 1 ? "it takes one value"
        : item.Change(static value => value is SigmaValue.Boolean boolean ? new SigmaValue.Existence(boolean.Value) : null);
}
