using HelmAI.Analytics.RuleSets;

namespace HelmAI.ApiService.Rules;

/// <summary>The exceptions to a rule.</summary>
/// <param name="Exceptions">The exceptions, oldest first.</param>
internal sealed record ExceptionListResponse(IReadOnlyList<ExceptionDescription> Exceptions);
