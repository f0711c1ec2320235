using HelmAI.ApiService.Administration.Keys;
using HelmAI.ApiService.Gateway;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.Bodies;
using HelmAI.ApiService.Gateway.Queries;
using HelmAI.ApiService.Json;
using HelmAI.ApiService.OpenApi;
using HelmAI.Core.Webhooks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HelmAI.ApiService.Webhooks;

/// <summary>The webhooks of the caller's tenant over HTTP.</summary>
internal static class WebhookEndpoints
{
    /// <summary>Maps the routes.</summary>
    /// <param name="webhooks">The webhooks' group.</param>
    public static void MapSubscriptions(this IEndpointRouteBuilder webhooks)
    {
        webhooks.MapPost("/", CreateAsync).WithName("CreateWebhook").RequireScope(Scopes.WebhooksWrite)
            .WithDescription("New alerts and changes of alerts are sent to the URL from now on, signed as Standard Webhooks has it. The secret is in this answer and nowhere else.")
            .TakesJson(WebhookExamples.RequestSchema, WebhookExamples.Request).AnswersExample(201, "The new webhook.", WebhookExamples.Issued).AnswersProblems(400, 409, 413, 415);
        webhooks.MapGet("/", ListAsync).WithName("ListWebhooks").RequireScope(Scopes.WebhooksRead)
            .TakesQuery(QueryParameter.Paging).AnswersExample(200, "A page of webhooks.", WebhookExamples.List).AnswersProblems(400);
        webhooks.MapGet("/{id:guid}", GetAsync).WithName("GetWebhook").RequireScope(Scopes.WebhooksRead)
            .AnswersExample(200, "The webhook.", WebhookExamples.Webhook).AnswersProblems(404);
        webhooks.MapPut("/{id:guid}", ReplaceAsync).WithName("ReplaceWebhook").RequireScope(Scopes.WebhooksWrite)
            .WithDescription("All members are replaced; what is left out has its default. The secret stays; the circuit is closed.")
            .TakesJson(WebhookExamples.RequestSchema, WebhookExamples.Request).AnswersExample(200, "The webhook as it is now.", WebhookExamples.Webhook).AnswersProblems(400, 404, 413, 415);
        webhooks.MapDelete("/{id:guid}", RemoveAsync).WithName("RemoveWebhook").RequireScope(Scopes.WebhooksWrite)
            .WithDescription("Its deliveries go with it, also those that wait.")
            .AnswersExample(200, "The webhook that was removed.", WebhookExamples.Webhook).AnswersProblems(404);
        webhooks.MapPost("/{id:guid}/rotate-secret", RotateAsync).WithName("RotateWebhookSecret").RequireScope(Scopes.WebhooksWrite)
            .WithDescription("The new secret is in this answer and nowhere else. The old one signs beside it for `grace_seconds` more: a day unless the body says otherwise. The body may be left out.")
            .TakesJson(KeyExamples.RotationSchema, KeyExamples.Rotation, required: false).AnswersExample(200, "The webhook with its new secret.", WebhookExamples.Rotated).AnswersProblems(400, 404, 413, 415);
    }

    /// <summary>Makes a webhook.</summary>
    /// <param name="context">The request.</param>
    /// <param name="webhooks">The webhooks.</param>
    /// <param name="time">The clock.</param>
    /// <returns>201 with the webhook.</returns>
    internal static async Task<Created<WebhookResponse>> CreateAsync(HttpContext context, WebhookAdministration webhooks, TimeProvider time)
    {
        var request = await RequestJson.ReadAsync(context.Request, RequestJsonContext.Default.WebhookRequest);
        var issued = await webhooks.CreateAsync(context.Caller(), request, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Created($"/api/webhooks/{issued.Webhook.Id}", WebhookResponse.From(issued.Webhook, time.GetUtcNow(), issued.Secret));
    }

    /// <summary>Lists webhooks, newest first.</summary>
    /// <param name="context">The request.</param>
    /// <param name="webhooks">The webhooks.</param>
    /// <param name="time">The clock.</param>
    /// <returns>A page.</returns>
    internal static async Task<Ok<WebhookListResponse>> ListAsync(HttpContext context, IWebhookStore webhooks, TimeProvider time)
    {
        var query = new QueryReader(context.Request.Query, QueryParameter.Paging);
        var page = await webhooks.ListAsync(context.TenantId(), query.Page(), context.RequestAborted);
        return TypedResults.Ok(new WebhookListResponse
        {
            Webhooks = [.. page.Items.Select(webhook => WebhookResponse.From(webhook, time.GetUtcNow()))],
            NextCursor = CursorText.From(page.Next),
        });
    }

    /// <summary>Reads a webhook.</summary>
    /// <param name="id">The webhook's <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="webhooks">The webhooks.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The webhook.</returns>
    internal static async Task<Results<Ok<WebhookResponse>, ProblemHttpResult>> GetAsync(Guid id, HttpContext context, IWebhookStore webhooks, TimeProvider time) =>
        Answer(await webhooks.FindAsync(context.TenantId(), id, context.RequestAborted), time);

    /// <summary>Makes a webhook another one.</summary>
    /// <param name="id">The webhook's <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="webhooks">The webhooks.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The webhook.</returns>
    internal static async Task<Results<Ok<WebhookResponse>, ProblemHttpResult>> ReplaceAsync(Guid id, HttpContext context, WebhookAdministration webhooks, TimeProvider time)
    {
        var request = await RequestJson.ReadAsync(context.Request, RequestJsonContext.Default.WebhookRequest);
        return Answer(await webhooks.ReplaceAsync(context.TenantId(), id, request, context.RequestAborted), time);
    }

    /// <summary>Removes a webhook.</summary>
    /// <param name="id">The webhook's <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="webhooks">The webhooks.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The webhook as it was.</returns>
    internal static async Task<Results<Ok<WebhookResponse>, ProblemHttpResult>> RemoveAsync(Guid id, HttpContext context, WebhookAdministration webhooks, TimeProvider time) =>
        Answer(await webhooks.RemoveAsync(context.TenantId(), id, context.RequestAborted), time);

    /// <summary>Gives a webhook a new secret.</summary>
    /// <param name="id">The webhook's <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="webhooks">The webhooks.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The webhook.</returns>
    internal static async Task<Results<Ok<WebhookResponse>, ProblemHttpResult>> RotateAsync(Guid id, HttpContext context, WebhookAdministration webhooks, TimeProvider time)
    {
        var grace = KeyRules.ReadGrace(await RequestJson.ReadOptionalAsync(context.Request, RequestJsonContext.Default.RotationRequest));
        if (await webhooks.RotateAsync(context.TenantId(), id, grace, context.RequestAborted) is not { } issued)
        {
            return Missing.Of("webhook");
        }

        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(WebhookResponse.From(issued.Webhook, time.GetUtcNow(), issued.Secret));
    }

    private static Results<Ok<WebhookResponse>, ProblemHttpResult> Answer(Webhook? webhook, TimeProvider time) =>
        webhook is null ? Missing.Of("webhook") : TypedResults.Ok(WebhookResponse.From(webhook, time.GetUtcNow()));
}
