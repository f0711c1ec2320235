using HelmAI.ApiService.Alerts.Figures;
using HelmAI.ApiService.Alerts.Life;
using HelmAI.ApiService.Alerts.Suppressions;
using HelmAI.ApiService.Gateway;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.Queries;
using HelmAI.ApiService.OpenApi;
using HelmAI.Core.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HelmAI.ApiService.Alerts;

/// <summary>Alerts over HTTP.</summary>
internal static class AlertEndpoints
{
    /// <summary>Registers what the routes need.</summary>
    /// <param name="builder">The host.</param>
    /// <returns>The host.</returns>
    public static WebApplicationBuilder AddAlerts(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AlertDesk>();
        builder.Services.AddSingleton<SuppressionAdministration>();
        return builder;
    }

    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapAlerts(this IEndpointRouteBuilder routes)
    {
        var alerts = routes.MapGroup("/alerts").WithTags("Alerts");
        alerts.MapGet("/", ListAsync).WithName("ListAlerts").RequireScope(Scopes.AlertsRead)
            .TakesQuery(AlertQuery.List).AnswersExample(200, "A page of alerts.", AlertExamples.List).AnswersProblems(400);
        alerts.MapGet("/{id:guid}", GetAsync).WithName("GetAlert").RequireScope(Scopes.AlertsRead)
            .WithDescription("`ETag` names the alert's version and the number of its events; with `If-None-Match` an alert that is still so is a 304.")
            .AnswersExample(200, "The alert.", AlertExamples.Alert).AnswersProblems(404);
        alerts.MapLife();
        routes.MapSuppressions();
        routes.MapAlertFigures();
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
    /// <returns>The alert, or 304 where the caller has it.</returns>
    internal static async Task<Results<Ok<AlertResponse>, StatusCodeHttpResult, ProblemHttpResult>> GetAsync(Guid id, HttpContext context, IAlertStore alerts)
    {
        if (await alerts.FindAsync(context.TenantId(), id, context.RequestAborted) is not { } alert)
        {
            return Missing.Of("alert");
        }

        var tag = AlertTag.Of(alert);
        context.Response.GetTypedHeaders().ETag = tag;
        return AlertTag.IsKnown(context.Request, tag) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : TypedResults.Ok(AlertResponse.From(alert));
    }
}
