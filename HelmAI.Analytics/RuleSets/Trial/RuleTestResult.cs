using HelmAI.Core.Events;

namespace HelmAI.Analytics.RuleSets.Trial;

/// <summary>What rules found in events that were tried on them.</summary>
/// <param name="Diagnostics">What is said about the rules.</param>
/// <param name="Results">The events' assessments, in their order; <see langword="null"/> where the rules have errors.</param>
public sealed record RuleTestResult(IReadOnlyList<RuleDiagnostic> Diagnostics, IReadOnlyList<Assessment>? Results);
