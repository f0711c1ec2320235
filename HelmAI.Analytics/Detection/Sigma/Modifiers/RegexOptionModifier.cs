using System.Text.RegularExpressions;

namespace HelmAI.Analytics.Detection.Sigma.Modifiers;

/// <summary><c>i</c>, <c>m</c> and <c>s</c>: how a regular expression is read.</summary>
internal sealed class RegexOptionModifier : IModifier
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; } = ["i", "m", "s"];

    /// <inheritdoc/>
    public string? Apply(DetectionItem item, string name, string? previous)
    {
        if (previous is not ("re" or "i" or "m" or "s"))
        {
            return "it must follow 're'";
        }

        item.RegexOptions |= name switch
        {
            "i" => RegexOptions.IgnoreCase,
            "m" => RegexOptions.Multiline,
            _ => RegexOptions.Singleline,
        };
        return null;
    }
}
