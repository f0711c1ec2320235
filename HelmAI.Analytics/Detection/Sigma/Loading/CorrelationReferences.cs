using HelmAI.Analytics.Detection.Sigma.Rules;

namespace HelmAI.Analytics.Detection.Sigma.Loading;

/// <summary>Checks what correlations refer to: it must be loaded, and no correlation may refer to itself by however long a way.</summary>
internal static class CorrelationReferences
{
    /// <summary>Whether a reference means a document.</summary>
    /// <param name="reference">An identifier or a name.</param>
    /// <param name="header">The document's header.</param>
    /// <returns>Whether it does.</returns>
    public static bool Means(string reference, RuleHeader header) =>
        string.Equals(reference, header.Id, StringComparison.OrdinalIgnoreCase) || string.Equals(reference, header.Name, StringComparison.Ordinal);

    /// <summary>Keeps the correlations whose references can be followed to rules.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="correlations">The correlations.</param>
    /// <param name="diagnostics">Told of the others.</param>
    /// <returns>The correlations, each after those that it refers to.</returns>
    public static IReadOnlyList<SigmaCorrelation> Check(IReadOnlyList<SigmaRule> rules, IReadOnlyList<SigmaCorrelation> correlations, List<SigmaDiagnostic> diagnostics)
    {
        if (correlations.Count == 0)
        {
            return correlations;
        }

        var known = rules.SelectMany(static rule => NamesOf(rule.Header)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var ordered = new List<SigmaCorrelation>();
        var waiting = correlations.ToList();
        while (waiting.FindAll(one => one.Rules.All(known.Contains)) is { Count: > 0 } ready)
        {
            ordered.AddRange(ready);
            known.UnionWith(ready.SelectMany(static one => NamesOf(one.Header)));
            waiting.RemoveAll(ready.Contains);
        }

        var all = waiting.SelectMany(static one => NamesOf(one.Header)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        diagnostics.AddRange(waiting.Select(one => Describe(one, known, all)));
        return ordered;
    }

    private static SigmaDiagnostic Describe(SigmaCorrelation correlation, HashSet<string> known, HashSet<string> waiting) =>
        correlation.Rules.FirstOrDefault(reference => !known.Contains(reference) && !waiting.Contains(reference)) is { } missing
            ? new SigmaDiagnostic(DiagnosticKinds.UnknownReference, correlation.Header.Location, $"there is no rule '{missing}'")
            : new SigmaDiagnostic(DiagnosticKinds.CircularReference, correlation.Header.Location, "the correlation refers to itself, or to one that can't be loaded");

    private static IEnumerable<string> NamesOf(RuleHeader header) => header.Name is { } name ? [header.Id, name] : [header.Id];
}
