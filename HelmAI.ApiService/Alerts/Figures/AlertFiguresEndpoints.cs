using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.Queries;
using HelmAI.ApiService.OpenApi;
using HelmAI.Core.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HelmAI.ApiService.Alerts.Figures;

/// <summary>How work on alerts goes, over HTTP.</summary>
internal static class AlertFiguresEndpoints
{
    private const int MaxRules = 100;

    /// <summary>Maps the route.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapAlertFigures(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/analytics/alerts", GetAsync).WithName("GetAlertFigures").WithTags("Alerts").RequireScope(Scopes.AnalyticsRead)
            .WithDescription("Of the alerts raised in a time of at most 366 days, as they are now; `rules` has the 100 rules with the most of them.")
            .TakesQuery(AlertFiguresQuery.Parameters).AnswersExample(200, "The figures.", AlertFiguresExamples.Response).AnswersProblems(400);

    /// <summary>Sums up the alerts of a time.</summary>
    /// <param name="context">The request.</param>
    /// <param name="alerts">Sums up.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The figures.</returns>
    internal static async Task<Ok<AlertFiguresResponse>> GetAsync(HttpContext context, IAlertStore alerts, TimeProvider time)
    {
        var query = new QueryReader(context.Request.Query, AlertFiguresQuery.Parameters);
        var (from, to) = AlertFiguresQuery.ReadRange(query, time.GetUtcNow());
        return TypedResults.Ok(AlertFiguresResponse.Of(
            await alerts.SummarizeAsync(context.TenantId(), from, to, MaxRules, context.RequestAborted), from, to));
    }
}
