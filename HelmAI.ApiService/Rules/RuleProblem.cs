using HelmAI.Analytics.RuleSets;
using HelmAI.Core.Errors;
using HelmAI.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HelmAI.ApiService.Rules;

/// <summary>The answer to rules with errors.</summary>
internal static class RuleProblem
{
    /// <summary>Makes it: 400, with all that is said about the rules in its context.</summary>
    /// <param name="diagnostics">What is said.</param>
    /// <returns>The answer.</returns>
    public static ProblemHttpResult Of(IReadOnlyList<RuleDiagnostic> diagnostics)
    {
        var first = diagnostics.First(static one => one.Severity == "error");
        var context = new Dictionary<string, object?>(StringComparer.Ordinal) { ["diagnostics"] = diagnostics };
        return new HelmAIException($"Line {first.Line}: {first.Message} ({first.Code}).", ErrorCodes.Validation, ErrorSeverity.Warning, context).ToProblem();
    }
}
