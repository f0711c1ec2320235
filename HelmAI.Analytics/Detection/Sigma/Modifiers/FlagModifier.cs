using HelmAI.Analytics.Detection.Sigma.Values;

namespace HelmAI.Analytics.Detection.Sigma.Modifiers;

/// <summary><c>all</c>, <c>cased</c> and <c>neq</c>: change how the values are compared, not the values.</summary>
internal sealed class FlagModifier : IModifier
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; } = ["all", "cased", "neq"];

    /// <inheritdoc/>
    public string? Apply(DetectionItem item, string name, string? previous)
    {
        switch (name)
        {
            case "all":
                item.All = true;
                return item.Values.Count < 2 ? "a single value is not allowed to have it" : null;
            case "neq":
                item.Negated = true;
                return null;
            default:
                item.Cased = true;
                return item.Change(static value => value is SigmaValue.Text or SigmaValue.Binary or SigmaValue.FieldReference ? value : null);
        }
    }
}
