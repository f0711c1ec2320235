using HelmAI.ApiService.Administration;
using HelmAI.ApiService.Gateway;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.Bodies;
using HelmAI.ApiService.Gateway.Queries;
using HelmAI.ApiService.Json;
using HelmAI.ApiService.OpenApi;
using HelmAI.Core.Alerts;
using HelmAI.Core.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HelmAI.ApiService.Alerts.Life;

/// <summary>Work on alerts over HTTP.</summary>
internal static class AlertLifeEndpoints
{
    private const string Matching = "With `If-Match` it is done only to the version of which an `ETag` told; any other is a 412.";

    /// <summary>Maps the routes.</summary>
    /// <param name="alerts">The alerts' group.</param>
    public static void MapLife(this IEndpointRouteBuilder alerts)
    {
        alerts.MapPost("/{id:guid}/acknowledge", AcknowledgeAsync).WithName("AcknowledgeAlert").RequireScope(Scopes.AlertsWrite)
            .WithDescription($"Takes an open alert up. The body may be left out. {Matching}")
            .TakesJson(AlertLifeExamples.NoteSchema, AlertLifeExamples.Note, required: false)
            .AnswersExample(200, "The alert.", AlertExamples.Acknowledged).AnswersProblems(400, 404, 409, 412, 413, 415);
        alerts.MapPost("/{id:guid}/assign", AssignAsync).WithName("AssignAlert").RequireScope(Scopes.AlertsWrite)
            .WithDescription($"Names who works on an alert that is not resolved; null names nobody. It does not acknowledge. {Matching}")
            .TakesJson(AlertLifeExamples.AssignmentSchema, AlertLifeExamples.Assignment)
            .AnswersExample(200, "The alert.", AlertExamples.Acknowledged).AnswersProblems(400, 404, 409, 412, 413, 415);
        alerts.MapPost("/{id:guid}/resolve", ResolveAsync).WithName("ResolveAlert").RequireScope(Scopes.AlertsWrite)
            .WithDescription($"Ends the work on an alert. A later event of its window opens it again, unless it is a false positive. The body may be left out. {Matching}")
            .TakesJson(AlertLifeExamples.ResolutionSchema, AlertLifeExamples.Resolution, required: false)
            .AnswersExample(200, "The alert.", AlertExamples.Resolved).AnswersProblems(400, 404, 409, 412, 413, 415);
        alerts.MapPost("/{id:guid}/reopen", ReopenAsync).WithName("ReopenAlert").RequireScope(Scopes.AlertsWrite)
            .WithDescription($"Opens a resolved or acknowledged alert again. The body may be left out. {Matching}")
            .TakesJson(AlertLifeExamples.NoteSchema, AlertLifeExamples.Note, required: false)
            .AnswersExample(200, "The alert.", AlertExamples.Alert).AnswersProblems(400, 404, 409, 412, 413, 415);
        alerts.MapGet("/{id:guid}/history", ListAsync).WithName("ListAlertChanges").RequireScope(Scopes.AlertsRead)
            .TakesQuery(QueryParameter.Paging).AnswersExample(200, "A page of what was done to the alert.", AlertLifeExamples.History).AnswersProblems(400, 404);
    }

    /// <summary>Takes an alert up.</summary>
    /// <param name="id">The alert's <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="desk">Does it.</param>
    /// <returns>The alert.</returns>
    internal static async Task<Results<Ok<AlertResponse>, ProblemHttpResult>> AcknowledgeAsync(Guid id, HttpContext context, AlertDesk desk)
    {
        var body = await RequestJson.ReadOptionalAsync(context.Request, RequestJsonContext.Default.AlertNote);
        return await desk.CarryOutAsync(context, AlertDesk.CommandOf(context, id, AlertAction.Acknowledge, body?.Comment));
    }

    /// <summary>Names who works on an alert.</summary>
    /// <param name="id">The alert's <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="desk">Does it.</param>
    /// <returns>The alert.</returns>
    internal static async Task<Results<Ok<AlertResponse>, ProblemHttpResult>> AssignAsync(Guid id, HttpContext context, AlertDesk desk)
    {
        var body = await RequestJson.ReadAsync(context.Request, RequestJsonContext.Default.AlertAssignment);
        var command = AlertDesk.CommandOf(context, id, AlertAction.Assign, body.Comment);
        return await desk.CarryOutAsync(context, command with { Assignee = body.Assignee is null ? null : NameRule.Check(body.Assignee, "assignee") });
    }

    /// <summary>Ends the work on an alert.</summary>
    /// <param name="id">The alert's <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="desk">Does it.</param>
    /// <returns>The alert.</returns>
    internal static async Task<Results<Ok<AlertResponse>, ProblemHttpResult>> ResolveAsync(Guid id, HttpContext context, AlertDesk desk)
    {
        var body = await RequestJson.ReadOptionalAsync(context.Request, RequestJsonContext.Default.AlertResolution);
        var command = AlertDesk.CommandOf(context, id, AlertAction.Resolve, body?.Comment);
        return await desk.CarryOutAsync(context, command with { FalsePositive = body?.FalsePositive == true });
    }

    /// <summary>Opens an alert again.</summary>
    /// <param name="id">The alert's <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="desk">Does it.</param>
    /// <returns>The alert.</returns>
    internal static async Task<Results<Ok<AlertResponse>, ProblemHttpResult>> ReopenAsync(Guid id, HttpContext context, AlertDesk desk)
    {
        var body = await RequestJson.ReadOptionalAsync(context.Request, RequestJsonContext.Default.AlertNote);
        return await desk.CarryOutAsync(context, AlertDesk.CommandOf(context, id, AlertAction.Reopen, body?.Comment));
    }

    /// <summary>Lists what was done to an alert.</summary>
    /// <param name="id">The alert's <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="alerts">Finds alerts.</param>
    /// <param name="lifecycle">Knows what was done to them.</param>
    /// <returns>A page.</returns>
    internal static async Task<Results<Ok<AlertHistoryResponse>, ProblemHttpResult>> ListAsync(
        Guid id, HttpContext context, IAlertStore alerts, IAlertLifecycle lifecycle)
    {
        var request = new QueryReader(context.Request.Query, QueryParameter.Paging).Page();
        if (await alerts.FindAsync(context.TenantId(), id, context.RequestAborted) is null)
        {
            return Missing.Of("alert");
        }

        var page = await lifecycle.ListChangesAsync(context.TenantId(), id, request, context.RequestAborted);
        return TypedResults.Ok(new AlertHistoryResponse
        {
            Changes = [.. page.Items.Select(AlertChangeResponse.From)],
            NextCursor = CursorText.From(page.Next),
        });
    }
}
