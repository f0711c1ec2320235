using HelmAI.ApiService.Gateway;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.Queries;
using HelmAI.ApiService.OpenApi;
using HelmAI.Core.Webhooks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HelmAI.ApiService.Webhooks;

/// <summary>What webhooks were told, over HTTP.</summary>
internal static class DeliveryEndpoints
{
    /// <summary>Maps the routes.</summary>
    /// <param name="webhooks">The webhooks' group.</param>
    public static void MapDeliveries(this IEndpointRouteBuilder webhooks)
    {
        webhooks.MapPost("/{id:guid}/test", TestAsync).WithName("TestWebhook").RequireScope(Scopes.WebhooksWrite)
            .WithDescription("Sends a message of type `webhook.test` the way that alerts go. What came of it is in the delivery that `Location` names.")
            .AnswersExample(202, "The test is to be sent.", WebhookExamples.TestDelivery).AnswersProblems(404, 409);
        webhooks.MapGet("/{id:guid}/deliveries", ListAsync).WithName("ListWebhookDeliveries").RequireScope(Scopes.WebhooksRead)
            .TakesQuery(DeliveryQuery.List).AnswersExample(200, "A page of deliveries.", WebhookExamples.Deliveries).AnswersProblems(400, 404);
        webhooks.MapGet("/{id:guid}/deliveries/{delivery:guid}", GetAsync).WithName("GetWebhookDelivery").RequireScope(Scopes.WebhooksRead)
            .AnswersExample(200, "The delivery with its attempts.", WebhookExamples.DeliveryDetails).AnswersProblems(404);
        webhooks.MapPost("/{id:guid}/deliveries/{delivery:guid}/redeliver", RedeliverAsync).WithName("RedeliverWebhookDelivery").RequireScope(Scopes.WebhooksWrite)
            .WithDescription("Sends it again with the same `webhook-id`, whatever came of it, with all its attempts before it.")
            .AnswersExample(202, "The delivery is to be sent again.", WebhookExamples.Redelivery).AnswersProblems(404, 409);
    }

    /// <summary>Sends a test.</summary>
    /// <param name="id">The webhook's <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="deliveries">Queues it.</param>
    /// <returns>202 with the delivery.</returns>
    internal static async Task<Results<Accepted<DeliveryResponse>, ProblemHttpResult>> TestAsync(Guid id, HttpContext context, DeliveryAdministration deliveries) =>
        Queued(await deliveries.TestAsync(context.TenantId(), id, context.RequestAborted), "webhook");

    /// <summary>Lists the deliveries to a webhook, newest first.</summary>
    /// <param name="id">The webhook's <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="webhooks">Finds webhooks.</param>
    /// <param name="deliveries">Finds deliveries.</param>
    /// <returns>A page.</returns>
    internal static async Task<Results<Ok<DeliveryListResponse>, ProblemHttpResult>> ListAsync(Guid id, HttpContext context, IWebhookStore webhooks, IDeliveryStore deliveries)
    {
        var query = new QueryReader(context.Request.Query, DeliveryQuery.List);
        var (state, wanted) = (query.DeliveryState("state"), query.Page());
        if (await webhooks.FindAsync(context.TenantId(), id, context.RequestAborted) is null)
        {
            return Missing.Of("webhook");
        }

        var page = await deliveries.ListAsync(context.TenantId(), id, state, wanted, context.RequestAborted);
        return TypedResults.Ok(new DeliveryListResponse { Deliveries = [.. page.Items.Select(DeliveryResponse.From)], NextCursor = CursorText.From(page.Next) });
    }

    /// <summary>Reads a delivery with its attempts.</summary>
    /// <param name="id">The webhook's <c>id</c>.</param>
    /// <param name="delivery">The delivery's <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="deliveries">Finds deliveries.</param>
    /// <returns>The delivery.</returns>
    internal static async Task<Results<Ok<DeliveryDetailsResponse>, ProblemHttpResult>> GetAsync(Guid id, Guid delivery, HttpContext context, IDeliveryStore deliveries)
    {
        if (await deliveries.FindAsync(context.TenantId(), id, delivery, context.RequestAborted) is not { } found)
        {
            return Missing.Of("delivery");
        }

        var attempts = await deliveries.ListAttemptsAsync(context.TenantId(), delivery, context.RequestAborted);
        return TypedResults.Ok(new DeliveryDetailsResponse(DeliveryResponse.From(found), [.. attempts.Select(AttemptResponse.From)]));
    }

    /// <summary>Has a delivery sent again.</summary>
    /// <param name="id">The webhook's <c>id</c>.</param>
    /// <param name="delivery">The delivery's <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="deliveries">Queues it.</param>
    /// <returns>202 with the delivery.</returns>
    internal static async Task<Results<Accepted<DeliveryResponse>, ProblemHttpResult>> RedeliverAsync(Guid id, Guid delivery, HttpContext context, DeliveryAdministration deliveries) =>
        Queued(await deliveries.RedeliverAsync(context.TenantId(), id, delivery, context.RequestAborted), "delivery");

    private static Results<Accepted<DeliveryResponse>, ProblemHttpResult> Queued(Delivery? delivery, string what) => delivery is null
        ? Missing.Of(what)
        : TypedResults.Accepted($"/api/webhooks/{delivery.WebhookId}/deliveries/{delivery.Id}", DeliveryResponse.From(delivery));
}
