using HelmAI.ApiService.Gateway;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.Bodies;
using HelmAI.ApiService.Gateway.Queries;
using HelmAI.ApiService.Json;
using HelmAI.ApiService.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HelmAI.ApiService.Administration.Keys;

/// <summary>The keys of the caller's tenant over HTTP.</summary>
internal static class KeyEndpoints
{
    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapKeys(this IEndpointRouteBuilder routes)
    {
        var keys = routes.MapGroup("/keys").WithTags("Keys").RequireScope(Scopes.KeysAdmin);
        keys.MapPost("/", CreateAsync).WithName("CreateKey")
            .WithDescription("The key itself is in this answer and nowhere else. It can't carry a scope that the key that makes it lacks.")
            .TakesJson(KeyExamples.RequestSchema, KeyExamples.Request).AnswersExample(201, "The new key.", KeyExamples.Issued).AnswersProblems(400, 413, 415);
        keys.MapGet("/", ListAsync).WithName("ListKeys")
            .TakesQuery(QueryParameter.Paging).AnswersExample(200, "A page of keys.", KeyExamples.List).AnswersProblems(400);
        keys.MapGet("/{id:guid}", GetAsync).WithName("GetKey")
            .AnswersExample(200, "The key.", KeyExamples.Key).AnswersProblems(404);
        keys.MapPost("/{id:guid}/rotate", RotateAsync).WithName("RotateKey")
            .WithDescription("The new key is in this answer and nowhere else. The old one opens for `grace_seconds` more: a day unless the body says otherwise. The body may be left out.")
            .TakesJson(KeyExamples.RotationSchema, KeyExamples.Rotation, required: false).AnswersExample(200, "The key with its new secret.", KeyExamples.Rotated).AnswersProblems(400, 404, 409, 413, 415);
        keys.MapDelete("/{id:guid}", RevokeAsync).WithName("RevokeKey")
            .WithDescription("The key opens nothing from now on, in every process; it stays in the list.")
            .AnswersExample(200, "The revoked key.", KeyExamples.Revoked).AnswersProblems(404);
    }

    /// <summary>Makes a key.</summary>
    /// <param name="context">The request.</param>
    /// <param name="keys">The keys.</param>
    /// <returns>201 with the key.</returns>
    internal static async Task<Created<KeyResponse>> CreateAsync(HttpContext context, KeyAdministration keys)
    {
        var request = await RequestJson.ReadAsync(context.Request, RequestJsonContext.Default.KeyRequest);
        var caller = context.Caller();
        return Issued(await keys.CreateAsync(caller, caller.TenantId, request, context.RequestAborted), context);
    }

    /// <summary>Lists keys, newest first.</summary>
    /// <param name="context">The request.</param>
    /// <param name="keys">The keys.</param>
    /// <returns>A page.</returns>
    internal static async Task<Ok<KeyListResponse>> ListAsync(HttpContext context, KeyAdministration keys)
    {
        var query = new QueryReader(context.Request.Query, QueryParameter.Paging);
        var page = await keys.ListAsync(context.TenantId(), query.Page(), context.RequestAborted);
        return TypedResults.Ok(new KeyListResponse
        {
            Keys = [.. page.Items.Select(static key => KeyResponse.From(key))],
            NextCursor = CursorText.From(page.Next),
        });
    }

    /// <summary>Reads a key.</summary>
    /// <param name="id">The key's <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="keys">The keys.</param>
    /// <returns>The key.</returns>
    internal static async Task<Results<Ok<KeyResponse>, ProblemHttpResult>> GetAsync(Guid id, HttpContext context, KeyAdministration keys) =>
        await keys.FindAsync(context.TenantId(), id, context.RequestAborted) is { } key
            ? TypedResults.Ok(KeyResponse.From(key))
            : Missing.Of("key");

    /// <summary>Gives a key a new secret.</summary>
    /// <param name="id">The key's <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="keys">The keys.</param>
    /// <returns>The key.</returns>
    internal static async Task<Results<Ok<KeyResponse>, ProblemHttpResult>> RotateAsync(Guid id, HttpContext context, KeyAdministration keys)
    {
        var grace = KeyRules.ReadGrace(await RequestJson.ReadOptionalAsync(context.Request, RequestJsonContext.Default.RotationRequest));
        if (await keys.RotateAsync(context.Caller(), id, grace, context.RequestAborted) is not { } issued)
        {
            return Missing.Of("key");
        }

        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(KeyResponse.From(issued.Key, issued.Text));
    }

    /// <summary>Revokes a key.</summary>
    /// <param name="id">The key's <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="keys">The keys.</param>
    /// <returns>The key.</returns>
    internal static async Task<Results<Ok<KeyResponse>, ProblemHttpResult>> RevokeAsync(Guid id, HttpContext context, KeyAdministration keys) =>
        await keys.RevokeAsync(context.TenantId(), id, context.RequestAborted) is { } key
            ? TypedResults.Ok(KeyResponse.From(key))
            : Missing.Of("key");

    /// <summary>The answer with a new key.</summary>
    /// <param name="issued">The key.</param>
    /// <param name="context">The request, whose answer nobody may keep.</param>
    /// <returns>201 with the key.</returns>
    internal static Created<KeyResponse> Issued(IssuedKey issued, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Created($"/api/keys/{issued.Key.Id}", KeyResponse.From(issued.Key, issued.Text));
    }
}
