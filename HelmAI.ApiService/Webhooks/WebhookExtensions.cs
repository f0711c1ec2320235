using HelmAI.Analytics;

namespace HelmAI.ApiService.Webhooks;

/// <summary>Webhooks over HTTP.</summary>
internal static class WebhookExtensions
{
    /// <summary>Registers what the routes need.</summary>
    /// <param name="builder">The host.</param>
    /// <returns>The host.</returns>
    public static WebApplicationBuilder AddWebhooks(this WebApplicationBuilder builder)
    {
        builder.AddWebhookTargets();
        builder.Services.AddSingleton<WebhookAdministration>();
        builder.Services.AddSingleton<DeliveryAdministration>();
        return builder;
    }

    /// <summary>Maps the routes of webhooks and their deliveries.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapWebhooks(this IEndpointRouteBuilder routes)
    {
        var webhooks = routes.MapGroup("/webhooks").WithTags("Webhooks");
        webhooks.MapSubscriptions();
        webhooks.MapDeliveries();
    }
}
