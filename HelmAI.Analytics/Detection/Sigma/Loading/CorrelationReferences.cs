using HelmAI.Analytics.Detection.Sigma.Rules;

namespace HelmAI.Analytics.Detection.Sigma.Loading;

/// <summary>
/// Checks what correlations refer to: it must be loaded, and no correlation may refer to itself by however long a way. A match
/// is observed once for every way from its rule to a correlation; as correlations that refer to each other multiply these ways,
/// their number is bounded.
/// </summary>
internal static class CorrelationReferences
{
    /// <summary>How many correlations may stand one upon the other.</summary>
    public const int MaxDepth = 16;

    /// <summary>By how many ways rules may lead to one correlation.</summary>
    public const int MaxWays = 5_000;

    /// <summary>By how many ways rules may lead to all correlations of a rule set together.</summary>
    public const int MaxWaysInAll = 100_000;

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

        var ways = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        Count(rules.Select(static rule => (rule.Header, 1)), ways);
        var names = correlations.SelectMany(static one => NamesOf(one.Header)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var ordered = new List<SigmaCorrelation>();
        var total = 0L;
        IReadOnlyList<SigmaCorrelation> waiting = correlations;
        for (var depth = 0; depth < MaxDepth; depth++)
        {
            var round = waiting.ToLookup(one => one.Rules.All(ways.ContainsKey));
            waiting = [.. round[false]];
            var counted = new List<(RuleHeader, int)>();
            foreach (var ready in round[true])
            {
                var count = ready.Rules.Sum(reference => (long)ways[reference]);
                if (count > MaxWays || total + count > MaxWaysInAll)
                {
                    diagnostics.Add(new SigmaDiagnostic(DiagnosticKinds.ExcessiveReferences, ready.Header.Location, TooMany(count)));
                    continue;
                }

                total += count;
                counted.Add((ready.Header, (int)count));
                ordered.Add(ready);
            }

            Count(counted, ways);
        }

        diagnostics.AddRange(waiting.Select(one => Describe(one, ways, names)));
        return ordered;
    }

    private static void Count(IEnumerable<(RuleHeader Header, int Ways)> counted, Dictionary<string, int> ways)
    {
        foreach (var (header, more) in counted)
        {
            foreach (var name in NamesOf(header))
            {
                ways[name] = ways.GetValueOrDefault(name) + more;
            }
        }
    }

    private static string TooMany(long count) => count > MaxWays
        ? $"rules lead to the correlation by {count} ways, {MaxWays} are allowed"
        : $"rules lead to the correlation by {count} ways, and to all correlations by more than the {MaxWaysInAll} that are allowed";

    private static SigmaDiagnostic Describe(SigmaCorrelation correlation, Dictionary<string, int> known, HashSet<string> names) =>
        correlation.Rules.FirstOrDefault(reference => !known.ContainsKey(reference) && !names.Contains(reference)) is { } missing
            ? new SigmaDiagnostic(DiagnosticKinds.UnknownReference, correlation.Header.Location, $"there is no rule '{missing}'")
        : correlation.Rules.All(known.ContainsKey)
            ? new SigmaDiagnostic(DiagnosticKinds.ExcessiveReferences, correlation.Header.Location, $"more than {MaxDepth} correlations stand one upon the other")
            : new SigmaDiagnostic(DiagnosticKinds.CircularReference, correlation.Header.Location, "the correlation refers to itself, or to one that can't be loaded");

    private static IEnumerable<string> NamesOf(RuleHeader header) =>
        header.Name is { } name && !string.Equals(name, header.Id, StringComparison.OrdinalIgnoreCase) ? [header.Id, name] : [header.Id];
}
