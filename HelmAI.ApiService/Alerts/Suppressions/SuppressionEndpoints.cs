using HelmAI.ApiService.Gateway;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.Bodies;
using HelmAI.ApiService.Gateway.Queries;
using HelmAI.ApiService.Json;
using HelmAI.ApiService.OpenApi;
using HelmAI.Core.Alerts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HelmAI.ApiService.Alerts.Suppressions;

/// <summary>Suppressions over HTTP.</summary>
internal static class SuppressionEndpoints
{
    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapSuppressions(this IEndpointRouteBuilder routes)
    {
        var suppressions = routes.MapGroup("/suppressions").WithTags("Alerts");
        suppressions.MapPost("/", CreateAsync).WithName("CreateSuppression").RequireScope(Scopes.AlertsWrite)
            .WithDescription("Findings of the rule, about the entity, or both, raise no alerts until the time is over. They stay findings, count in the risk, and name the suppression in `suppressed_by`.")
            .TakesJson(SuppressionExamples.RequestSchema, SuppressionExamples.Request)
            .AnswersExample(201, "The suppression.", SuppressionExamples.Suppression).AnswersProblems(400, 409, 413, 415);
        suppressions.MapGet("/", ListAsync).WithName("ListSuppressions").RequireScope(Scopes.AlertsRead)
            .TakesQuery(QueryParameter.Paging).AnswersExample(200, "A page of suppressions, expired ones too.", SuppressionExamples.List).AnswersProblems(400);
        suppressions.MapGet("/{id:guid}", GetAsync).WithName("GetSuppression").RequireScope(Scopes.AlertsRead)
            .AnswersExample(200, "The suppression.", SuppressionExamples.Suppression).AnswersProblems(404);
        suppressions.MapDelete("/{id:guid}", RemoveAsync).WithName("RemoveSuppression").RequireScope(Scopes.AlertsWrite)
            .AnswersExample(200, "The suppression as it was.", SuppressionExamples.Suppression).AnswersProblems(404);
    }

    /// <summary>Makes a suppression.</summary>
    /// <param name="context">The request.</param>
    /// <param name="suppressions">Makes it.</param>
    /// <param name="time">The clock.</param>
    /// <returns>201 with the suppression.</returns>
    internal static async Task<Created<SuppressionResponse>> CreateAsync(HttpContext context, SuppressionAdministration suppressions, TimeProvider time)
    {
        var request = await RequestJson.ReadAsync(context.Request, RequestJsonContext.Default.SuppressionRequest);
        var made = await suppressions.CreateAsync(context.Caller(), request, context.RequestAborted);
        return TypedResults.Created($"/api/suppressions/{made.Id}", SuppressionResponse.From(made, time.GetUtcNow()));
    }

    /// <summary>Lists suppressions, newest first.</summary>
    /// <param name="context">The request.</param>
    /// <param name="store">Has them.</param>
    /// <param name="time">The clock.</param>
    /// <returns>A page.</returns>
    internal static async Task<Ok<SuppressionListResponse>> ListAsync(HttpContext context, ISuppressionStore store, TimeProvider time)
    {
        var query = new QueryReader(context.Request.Query, QueryParameter.Paging);
        var page = await store.ListAsync(context.TenantId(), query.Page(), context.RequestAborted);
        return TypedResults.Ok(new SuppressionListResponse
        {
            Suppressions = [.. page.Items.Select(one => SuppressionResponse.From(one, time.GetUtcNow()))],
            NextCursor = CursorText.From(page.Next),
        });
    }

    /// <summary>Reads a suppression.</summary>
    /// <param name="id">Its <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="store">Has them.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The suppression.</returns>
    internal static async Task<Results<Ok<SuppressionResponse>, ProblemHttpResult>> GetAsync(Guid id, HttpContext context, ISuppressionStore store, TimeProvider time) =>
        await store.FindAsync(context.TenantId(), id, context.RequestAborted) is { } suppression
            ? TypedResults.Ok(SuppressionResponse.From(suppression, time.GetUtcNow()))
            : Missing.Of("suppression");

    /// <summary>Removes a suppression.</summary>
    /// <param name="id">Its <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="suppressions">Removes it.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The suppression as it was.</returns>
    internal static async Task<Results<Ok<SuppressionResponse>, ProblemHttpResult>> RemoveAsync(
        Guid id, HttpContext context, SuppressionAdministration suppressions, TimeProvider time) =>
        await suppressions.RemoveAsync(context.TenantId(), id, context.RequestAborted) is { } suppression
            ? TypedResults.Ok(SuppressionResponse.From(suppression, time.GetUtcNow()))
            : Missing.Of("suppression");
}
