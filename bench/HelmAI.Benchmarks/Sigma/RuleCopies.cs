using HelmAI.Analytics.Detection.Sigma.Rules;

namespace HelmAI.Benchmarks.Sigma;

/// <summary>Makes rule sets of any size.</summary>
internal static class RuleCopies
{
    /// <summary>Takes rules evenly from all, or copies them under other identifiers where there are too few.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="count">How many to make.</param>
    /// <returns>The rules.</returns>
    public static IReadOnlyList<SigmaRule> Take(IReadOnlyList<SigmaRule> rules, int count) => count <= rules.Count
        ? [.. Enumerable.Range(0, count).Select(i => rules[(int)((long)i * rules.Count / count)])]
        : [.. Enumerable.Range(0, count).Select(i => i < rules.Count ? rules[i] : Copy(rules[i % rules.Count], i / rules.Count))];

    private static SigmaRule Copy(SigmaRule rule, int number) => rule with { Header = rule.Header with { Id = $"{rule.Header.Id}-{number}" } };
}
