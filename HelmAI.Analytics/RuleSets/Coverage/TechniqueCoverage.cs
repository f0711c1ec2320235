namespace HelmAI.Analytics.RuleSets.Coverage;

/// <summary>How many enabled rules look for an ATT&amp;CK technique.</summary>
/// <param name="Id">The technique, or sub-technique, such as <c>T1059.001</c>.</param>
/// <param name="Rules">How many rules and correlations.</param>
public sealed record TechniqueCoverage(string Id, int Rules);
