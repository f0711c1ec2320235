using HelmAI.Analytics.RuleSets;

namespace HelmAI.ApiService.Rules;

/// <summary>Rules that were stored.</summary>
/// <param name="Rules">The rules.</param>
/// <param name="Diagnostics">What is worth a look.</param>
/// <param name="DryRun">Whether nothing was stored, because only a check was asked for.</param>
internal sealed record RuleSaveResponse(IReadOnlyList<RuleDescription> Rules, IReadOnlyList<RuleDiagnostic> Diagnostics, bool DryRun);
