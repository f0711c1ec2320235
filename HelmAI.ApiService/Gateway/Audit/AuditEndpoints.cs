using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.Queries;
using HelmAI.ApiService.OpenApi;
using HelmAI.Core.Audit;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HelmAI.ApiService.Gateway.Audit;

/// <summary>The audit log over HTTP.</summary>
internal static class AuditEndpoints
{
    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapAudit(this IEndpointRouteBuilder routes)
    {
        var audit = routes.MapGroup("/audit").WithTags("Audit").RequireScope(Scopes.AuditRead);
        audit.MapGet("/", ListAsync).WithName("ListAudit")
            .TakesQuery(AuditQuery.List).AnswersExample(200, "A page of the audit log.", AuditExamples.List).AnswersProblems(400);
        audit.MapGet("/verify", VerifyAsync).WithName("VerifyAudit")
            .WithDescription("Walks the chain from its first entry to its head, however long it is. Entries are sealed within seconds; those that are not yet are counted apart.")
            .AnswersExample(200, "What the verification came to.", AuditExamples.Verification).AnswersProblems();
    }

    /// <summary>Lists what requests did, newest first.</summary>
    /// <param name="context">The request.</param>
    /// <param name="log">The audit log.</param>
    /// <param name="routes">All routes.</param>
    /// <returns>A page.</returns>
    internal static async Task<Ok<AuditListResponse>> ListAsync(HttpContext context, IAuditLog log, EndpointDataSource routes)
    {
        var query = new QueryReader(context.Request.Query, AuditQuery.List);
        var page = await log.ListAsync(AuditQuery.ReadFilter(query, context.TenantId(), routes), query.Page(), context.RequestAborted);
        return TypedResults.Ok(new AuditListResponse
        {
            Entries = [.. page.Items.Select(AuditEntryResponse.From)],
            NextCursor = CursorText.From(page.Next),
        });
    }

    /// <summary>Tells whether anything was removed from the audit log or changed in it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="log">The audit log.</param>
    /// <returns>The first place that is not what it was, if there is one.</returns>
    internal static async Task<Ok<AuditVerificationResponse>> VerifyAsync(HttpContext context, IAuditLog log) =>
        TypedResults.Ok(AuditVerificationResponse.From(await log.VerifyAsync(context.TenantId(), context.RequestAborted)));
}
