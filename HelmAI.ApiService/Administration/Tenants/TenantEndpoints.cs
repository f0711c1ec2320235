using HelmAI.ApiService.Administration.Keys;
using HelmAI.ApiService.Gateway;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.Bodies;
using HelmAI.ApiService.Gateway.Queries;
using HelmAI.ApiService.Json;
using HelmAI.ApiService.OpenApi;
using HelmAI.Core.Administration;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HelmAI.ApiService.Administration.Tenants;

/// <summary>Tenants over HTTP, for the operator: only keys of the tenant <c>default</c> carry the scope.</summary>
internal static class TenantEndpoints
{
    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapTenants(this IEndpointRouteBuilder routes)
    {
        var tenants = routes.MapGroup("/tenants").WithTags("Tenants").RequireScope(Scopes.TenantsAdmin);
        tenants.MapPost("/", CreateAsync).WithName("CreateTenant")
            .TakesJson(TenantExamples.RequestSchema, TenantExamples.Request).AnswersExample(201, "The new tenant.", TenantExamples.Tenant).AnswersProblems(400, 409, 413, 415);
        tenants.MapGet("/", ListAsync).WithName("ListTenants")
            .TakesQuery(QueryParameter.Paging).AnswersExample(200, "A page of tenants.", TenantExamples.List).AnswersProblems(400);
        tenants.MapGet("/{id}", GetAsync).WithName("GetTenant")
            .AnswersExample(200, "The tenant.", TenantExamples.Tenant).AnswersProblems(404);
        tenants.MapPatch("/{id}", ChangeAsync).WithName("ChangeTenant")
            .WithDescription("What the body leaves out stays as it is.")
            .TakesJson(TenantExamples.ChangeSchema, TenantExamples.Change).AnswersExample(200, "The changed tenant.", TenantExamples.Tenant).AnswersProblems(400, 404, 413, 415);
        tenants.MapPost("/{id}/suspend", SuspendAsync).WithName("SuspendTenant")
            .WithDescription("The tenant's keys are answered 403 from now on, in every process. What it has sent is kept, and analysed.")
            .AnswersExample(200, "The suspended tenant.", TenantExamples.Suspended).AnswersProblems(404, 409);
        tenants.MapPost("/{id}/resume", ResumeAsync).WithName("ResumeTenant")
            .AnswersExample(200, "The tenant.", TenantExamples.Tenant).AnswersProblems(404);
        tenants.MapPost("/{id}/keys", CreateKeyAsync).WithName("CreateKeyOfTenant")
            .WithDescription("The way to a tenant's first key. The key itself is in this answer and nowhere else.")
            .TakesJson(KeyExamples.RequestSchema, KeyExamples.Request).AnswersExample(201, "The new key.", KeyExamples.Issued).AnswersProblems(400, 404, 413, 415);
    }

    /// <summary>Makes a tenant.</summary>
    /// <param name="context">The request.</param>
    /// <param name="tenants">The tenants.</param>
    /// <returns>201 with the tenant.</returns>
    internal static async Task<Created<TenantResponse>> CreateAsync(HttpContext context, TenantAdministration tenants)
    {
        var request = await RequestJson.ReadAsync(context.Request, RequestJsonContext.Default.TenantRequest);
        var tenant = await tenants.CreateAsync(request, context.RequestAborted);
        return TypedResults.Created($"/api/tenants/{tenant.Id}", TenantResponse.From(tenant));
    }

    /// <summary>Lists tenants by their ids.</summary>
    /// <param name="context">The request.</param>
    /// <param name="tenants">The tenants.</param>
    /// <returns>A page.</returns>
    internal static async Task<Ok<TenantListResponse>> ListAsync(HttpContext context, TenantAdministration tenants)
    {
        var query = new QueryReader(context.Request.Query, QueryParameter.Paging);
        var limit = query.Limit();
        var found = await tenants.ListAsync(query.Text("cursor"), limit + 1, context.RequestAborted);
        return TypedResults.Ok(new TenantListResponse
        {
            Tenants = [.. found.Take(limit).Select(TenantResponse.From)],
            NextCursor = found.Count > limit ? found[limit - 1].Id : null,
        });
    }

    /// <summary>Reads a tenant.</summary>
    /// <param name="id">The tenant's <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="tenants">The tenants.</param>
    /// <returns>The tenant.</returns>
    internal static async Task<Results<Ok<TenantResponse>, ProblemHttpResult>> GetAsync(string id, HttpContext context, TenantAdministration tenants) =>
        Answer(await tenants.FindAsync(id, context.RequestAborted));

    /// <summary>Changes a tenant.</summary>
    /// <param name="id">The tenant's <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="tenants">The tenants.</param>
    /// <returns>The tenant.</returns>
    internal static async Task<Results<Ok<TenantResponse>, ProblemHttpResult>> ChangeAsync(string id, HttpContext context, TenantAdministration tenants)
    {
        var change = await RequestJson.ReadAsync(context.Request, RequestJsonContext.Default.TenantChange);
        return Answer(await tenants.ChangeAsync(id, change, context.RequestAborted));
    }

    /// <summary>Suspends a tenant.</summary>
    /// <param name="id">The tenant's <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="tenants">The tenants.</param>
    /// <returns>The tenant.</returns>
    internal static async Task<Results<Ok<TenantResponse>, ProblemHttpResult>> SuspendAsync(string id, HttpContext context, TenantAdministration tenants) =>
        Answer(await tenants.SuspendAsync(id, context.RequestAborted));

    /// <summary>Ends a tenant's suspension.</summary>
    /// <param name="id">The tenant's <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="tenants">The tenants.</param>
    /// <returns>The tenant.</returns>
    internal static async Task<Results<Ok<TenantResponse>, ProblemHttpResult>> ResumeAsync(string id, HttpContext context, TenantAdministration tenants) =>
        Answer(await tenants.ResumeAsync(id, context.RequestAborted));

    /// <summary>Makes a key of a tenant.</summary>
    /// <param name="id">The tenant's <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="tenants">The tenants.</param>
    /// <param name="keys">The keys.</param>
    /// <returns>201 with the key.</returns>
    internal static async Task<Results<Created<KeyResponse>, ProblemHttpResult>> CreateKeyAsync(
        string id, HttpContext context, TenantAdministration tenants, KeyAdministration keys)
    {
        var request = await RequestJson.ReadAsync(context.Request, RequestJsonContext.Default.KeyRequest);
        return await tenants.FindAsync(id, context.RequestAborted) is null
            ? Missing.Of("tenant")
            : KeyEndpoints.Issued(await keys.CreateAsync(context.Caller(), id, request, context.RequestAborted), context);
    }

    private static Results<Ok<TenantResponse>, ProblemHttpResult> Answer(Tenant? tenant) =>
        tenant is null ? Missing.Of("tenant") : TypedResults.Ok(TenantResponse.From(tenant));
}
