using HelmAI.Analytics.RuleSets;
using HelmAI.Analytics.RuleSets.Coverage;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.Queries;
using HelmAI.ApiService.OpenApi;
using HelmAI.Core.Errors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HelmAI.ApiService.Rules;

/// <summary>What of ATT&amp;CK the rules look for, over HTTP.</summary>
internal static class RuleCoverageEndpoints
{
    /// <summary>Maps the route.</summary>
    /// <param name="rules">The rules' group.</param>
    public static void MapCoverage(this IEndpointRouteBuilder rules) =>
        rules.MapGet("/coverage", GetAsync).WithName("GetRuleCoverage").RequireScope(Scopes.RulesRead)
            .WithDescription("With `?format=navigator`, or `Accept: application/vnd.attack-navigator+json`, a layer to open in ATT&CK Navigator.")
            .TakesQuery(RuleQuery.Coverage).AnswersExample(200, "The coverage.", RuleExamples.Coverage).AnswersProblems(400);

    /// <summary>Counts the tenant's enabled rules by ATT&amp;CK tactic and technique.</summary>
    /// <param name="context">The request.</param>
    /// <param name="catalog">Shows rules.</param>
    /// <returns>The counts, or a Navigator layer.</returns>
    internal static async Task<Results<Ok<RuleCoverage>, JsonHttpResult<NavigatorLayer>>> GetAsync(HttpContext context, RuleCatalog catalog)
    {
        var format = new QueryReader(context.Request.Query, RuleQuery.Coverage).Text("format");
        if (format is not (null or "json" or "navigator"))
        {
            throw new ValidationException("The query parameter 'format' is not one of json, navigator.", "format");
        }

        var coverage = RuleCoverage.Of(await catalog.ListAsync(context.TenantId(), context.RequestAborted));
        var isLayer = format == "navigator" || (format is null && context.Request.Headers.Accept.ToString().Contains(NavigatorLayer.ContentType, StringComparison.OrdinalIgnoreCase));
        return isLayer
            ? TypedResults.Json(NavigatorLayer.Of(coverage), NavigatorJson.Default.NavigatorLayer)
            : TypedResults.Ok(coverage);
    }
}
