using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.Queries;
using HelmAI.ApiService.OpenApi;
using HelmAI.Core.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HelmAI.ApiService.Alerts;

/// <summary>Alerts over HTTP.</summary>
internal static class AlertEndpoints
{
    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapAlerts(this IEndpointRouteBuilder routes)
    {
        var alerts = routes.MapGroup("/alerts").WithTags("Alerts").RequireScope(Scopes.AlertsRead);
        alerts.MapGet("/", ListAsync).WithName("ListAlerts")
            .TakesQuery(AlertQuery.List).AnswersExample(200, "A page of alerts.", AlertExamples.List).AnswersProblems(400);
        alerts.MapGet("/{id:guid}", GetAsync).WithName("GetAlert")
            .AnswersExample(200, "The alert.", AlertExamples.Alert).AnswersProblems(404);
    }

    /// <summary>Lists alerts, newest first.</summary>
    /// <param name="context">The request.</param>
    /// <param name="alerts">Finds alerts.</param>
    /// <returns>A page.</returns>
    internal static async Task<Ok<AlertListResponse>> ListAsync(HttpContext context, IAlertStore alerts)
    {
        var query = new QueryReader(context.Request.Query, AlertQuery.List);
        var page = await alerts.ListAsync(AlertQuery.ReadFilter(query, context.TenantId()), query.Page(), context.RequestAborted);
        return TypedResults.Ok(new AlertListResponse
        {
            Alerts = [.. page.Items.Select(AlertResponse.From)],
            NextCursor = CursorText.From(page.Next),
        });
    }

    /// <summary>Reads an alert.</summary>
    /// <param name="id">The alert's <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="alerts">Finds alerts.</param>
    /// <returns>The alert.</returns>
    internal static async Task<Results<Ok<AlertResponse>, NotFound>> GetAsync(Guid id, HttpContext context, IAlertStore alerts) =>
        await alerts.FindAsync(context.TenantId(), id, context.RequestAborted) is { } alert
            ? TypedResults.Ok(AlertResponse.From(alert))
            : TypedResults.NotFound();
}
