using HelmAI.Analytics.RuleSets;

namespace HelmAI.ApiService.Rules;

/// <summary>What rules found in events.</summary>
/// <param name="Diagnostics">What is worth a look in the rules.</param>
/// <param name="Results">What was found in each event, in their order.</param>
internal sealed record RuleTestResponse(IReadOnlyList<RuleDiagnostic> Diagnostics, IReadOnlyList<TestedEventResponse> Results);
