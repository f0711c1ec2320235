namespace HelmAI.Analytics.RuleSets.Coverage;

/// <summary>What of ATT&amp;CK a tenant's enabled rules look for.</summary>
public sealed record RuleCoverage
{
    private const string TagPrefix = "attack.";

    /// <summary>How many enabled rules and correlations there are.</summary>
    public required int Rules { get; init; }

    /// <summary>How many of them name a technique.</summary>
    public required int Mapped { get; init; }

    /// <summary>The tactics, in the order of their names.</summary>
    public required IReadOnlyList<TacticCoverage> Tactics { get; init; }

    /// <summary>The techniques, in the order of their ids.</summary>
    public required IReadOnlyList<TechniqueCoverage> Techniques { get; init; }

    /// <summary>Counts.</summary>
    /// <param name="rules">The rules as a tenant sees them.</param>
    /// <returns>The coverage.</returns>
    public static RuleCoverage Of(IEnumerable<RuleDescription> rules)
    {
        var enabled = rules.Where(static one => one is { Enabled: true, Kind: not RuleKind.Filter })
            .Select(static one => (Techniques: TechniquesOf(one.Tags), Tactics: TacticsOf(one.Tags))).ToList();
        return new RuleCoverage
        {
            Rules = enabled.Count,
            Mapped = enabled.Count(static one => one.Techniques.Count > 0),
            Tactics =
            [
                .. enabled.SelectMany(static one => one.Tactics).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                    .Select(tactic => (Name: tactic, Rules: enabled.FindAll(one => one.Tactics.Contains(tactic))))
                    .Select(static tactic => new TacticCoverage(tactic.Name, tactic.Rules.Count, Count(tactic.Rules.Select(static one => one.Techniques)))),
            ],
            Techniques = Count(enabled.Select(static one => one.Techniques)),
        };
    }

    private static IReadOnlyList<TechniqueCoverage> Count(IEnumerable<HashSet<string>> techniques) =>
        [.. techniques.SelectMany(static one => one).CountBy(static id => id, StringComparer.Ordinal).Select(static pair => new TechniqueCoverage(pair.Key, pair.Value)).OrderBy(static one => one.Id, StringComparer.Ordinal)];

    private static HashSet<string> TechniquesOf(IReadOnlyList<string> tags) =>
        [.. Attack(tags).Where(IsTechnique).Select(static name => name.ToUpperInvariant())];

    // Sigma names tactics with hyphens; older rules with underscores.
    private static HashSet<string> TacticsOf(IReadOnlyList<string> tags) =>
        [.. Attack(tags).Where(static name => name.Length > 0 && !name.Any(char.IsAsciiDigit)).Select(static name => name.Replace('_', '-').ToLowerInvariant())];

    private static IEnumerable<string> Attack(IReadOnlyList<string> tags) =>
        tags.Where(static tag => tag.StartsWith(TagPrefix, StringComparison.OrdinalIgnoreCase)).Select(static tag => tag[TagPrefix.Length..]);

    private static bool IsTechnique(string name) =>
        name.Length is 5 or 9 && name[0] is 't' or 'T' && name.AsSpan(1, 4).ContainsAnyExceptInRange('0', '9') == false
        && (name.Length == 5 || (name[5] == '.' && !name.AsSpan(6).ContainsAnyExceptInRange('0', '9')));
}
