using HelmAI.Analytics.Detection.Sigma.Predicates;
using HelmAI.Analytics.Detection.Sigma.Values;

namespace HelmAI.Analytics.Detection.Sigma.Modifiers;

/// <summary>
/// <c>windash</c>: takes each of the five dashes for any of them, as command lines do. All permutations at once, without
/// writing them out.
/// </summary>
internal sealed class WindashModifier : IModifier
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; } = ["windash"];

    /// <inheritdoc/>
    public string? Apply(DetectionItem item, string name, string? previous) =>
        item.Change(static value => value is SigmaValue.Text text ? new SigmaValue.Text(text.Value.ReplaceLiterals(Split)) : null);

    private static IEnumerable<TextPart> Split(string literal)
    {
        var start = 0;
        for (var i = 0; i < literal.Length; i++)
        {
            if (!Dashes.All.Contains(literal[i], StringComparison.Ordinal))
            {
                continue;
            }

            yield return TextPart.Literal(literal[start..i]);
            yield return new TextPart(TextPartKind.Dash, literal[i].ToString());
            start = i + 1;
        }

        yield return TextPart.Literal(literal[start..]);
    }
}
