using HelmAI.Analytics.Intelligence.Providers;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.Bodies;
using HelmAI.ApiService.Gateway.Queries;
using HelmAI.ApiService.Gateway.RateLimiting;
using HelmAI.ApiService.Json;
using HelmAI.ApiService.OpenApi;
using HelmAI.Core.Errors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HelmAI.ApiService.Threats;

/// <summary>What is known of addresses, domains, URLs and digests, over HTTP.</summary>
internal static class LookupEndpoints
{
    private const string Description =
        "Asks one's own indicators, and all configured providers at the same time, whose answers are kept for a while. "
        + "Where a provider fails, the answer is `partial` and has the error in that provider's part.";

    private static readonly QueryParameter[] Query = [new("value", QueryValueKind.Text, "The value; also one with slashes in it, such as a URL.")];

    /// <summary>Maps the routes.</summary>
    /// <param name="threats">The threats' group.</param>
    public static void MapLookups(this IEndpointRouteBuilder threats)
    {
        threats.MapGet("/{indicator}", FindAsync).WithName("GetThreat").RequireScope(Scopes.IntelRead)
            .WithDescription(Description).AnswersExample(200, "What is known of the value.", LookupExamples.Report).AnswersProblems(400);
        threats.MapGet("/", FindByQueryAsync).WithName("FindThreat").RequireScope(Scopes.IntelRead)
            .WithDescription(Description).TakesQuery(Query).AnswersExample(200, "What is known of the value.", LookupExamples.Report).AnswersProblems(400);
        threats.MapPost("/lookup", FindManyAsync).WithName("LookUpThreats").RequireScope(Scopes.IntelRead)
            .WithDescription(Description + $" At most {ThreatLookup.MaxValues} values; each counts as a request.")
            .TakesJson(LookupExamples.RequestSchema, LookupExamples.Request).AnswersExample(200, "What is known of each value, in their order.", LookupExamples.Reports)
            .AnswersProblems(400, 413, 415);
    }

    /// <summary>Looks a value up.</summary>
    /// <param name="indicator">The value.</param>
    /// <param name="context">The request.</param>
    /// <param name="lookup">Looks up.</param>
    /// <returns>What is known of it.</returns>
    internal static async Task<Ok<ThreatReport>> FindAsync(string indicator, HttpContext context, ThreatLookup lookup) =>
        TypedResults.Ok(await lookup.FindAsync(context.TenantId(), LookupTarget.Parse(indicator, "indicator"), context.RequestAborted));

    /// <summary>Looks a value up that a path can't carry.</summary>
    /// <param name="context">The request.</param>
    /// <param name="lookup">Looks up.</param>
    /// <returns>What is known of it.</returns>
    internal static async Task<Ok<ThreatReport>> FindByQueryAsync(HttpContext context, ThreatLookup lookup)
    {
        var value = new QueryReader(context.Request.Query, Query).Text("value", LookupTarget.MaxLength) ?? throw new ValidationException("The query parameter 'value' is required.", "value");
        return TypedResults.Ok(await lookup.FindAsync(context.TenantId(), LookupTarget.Parse(value, "value"), context.RequestAborted));
    }

    /// <summary>Looks many values up.</summary>
    /// <param name="context">The request.</param>
    /// <param name="lookup">Looks up.</param>
    /// <returns>What is known of each.</returns>
    internal static async Task<Ok<LookupResponse>> FindManyAsync(HttpContext context, ThreatLookup lookup)
    {
        var request = await RequestJson.ReadAsync(context.Request, RequestJsonContext.Default.LookupRequest);
        if (request.Values is not { Count: >= 1 and <= ThreatLookup.MaxValues } values)
        {
            throw new ValidationException($"'values' is not an array of 1 to {ThreatLookup.MaxValues} values.", "values");
        }

        var targets = values.Select(static (value, i) => LookupTarget.Parse(value, $"values[{i}]")).ToList();
        if (targets.Count > context.LargestCharge())
        {
            throw new ValidationException($"'values' has more values than the rate limit ever allows at once: {context.LargestCharge()}.", "values");
        }

        if (await context.ChargeAsync(targets.Count) is { } limited)
        {
            throw limited.Error;
        }

        return TypedResults.Ok(new LookupResponse(await lookup.FindAsync(context.TenantId(), targets, context.RequestAborted)));
    }
}
