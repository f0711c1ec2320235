using HelmAI.Analytics.Detection.Sigma.Values;

namespace HelmAI.Analytics.Detection.Sigma.Modifiers;

/// <summary><c>fieldref</c>: takes the value for the name of another field.</summary>
internal sealed class FieldReferenceModifier : IModifier
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; } = ["fieldref"];

    /// <inheritdoc/>
    public string? Apply(DetectionItem item, string name, string? previous) => item.Field is null
        ? "it needs a field"
        : item.Change(static value => value is SigmaValue.Text text && text.Value.PlainText.Trim('*') is { Length: > 0 } written ? new SigmaValue.FieldReference(written) : null);
}
