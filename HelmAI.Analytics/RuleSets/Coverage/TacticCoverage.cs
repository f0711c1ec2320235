namespace HelmAI.Analytics.RuleSets.Coverage;

/// <summary>How many enabled rules look for an ATT&amp;CK tactic, by their tags.</summary>
/// <param name="Name">The tactic, such as <c>credential-access</c>.</param>
/// <param name="Rules">How many rules and correlations.</param>
/// <param name="Techniques">The techniques that those rules are tagged with.</param>
public sealed record TacticCoverage(string Name, int Rules, IReadOnlyList<TechniqueCoverage> Techniques);
