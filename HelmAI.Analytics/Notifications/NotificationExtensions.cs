using HelmAI.Analytics.Notifications.Targets;
using HelmAI.ServiceDefaults.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Notifications;

/// <summary>Registers what tells others of alerts.</summary>
internal static class NotificationExtensions
{
    /// <summary>Adds the rules of where webhooks may point.</summary>
    /// <param name="builder">The host.</param>
    public static void AddWebhookRules(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<WebhookOptions, WebhookOptionsValidator>(WebhookOptions.Section);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WebhookOptions>, AllowedNetworksValidator>());
        builder.Services.TryAddSingleton(static services => new TargetRules(
            services.GetRequiredService<IOptions<WebhookOptions>>(), services.GetRequiredService<IHostEnvironment>()));
    }

    /// <summary>Adds what addresses new alerts and sends what is queued.</summary>
    /// <param name="builder">The host.</param>
    public static void AddNotifications(this IHostApplicationBuilder builder)
    {
        builder.AddWebhookRules();
        builder.Services
            .AddSingleton<Subscriptions>()
            .AddSingleton<WebhookMetrics>()
            .AddSingleton<WebhookClient>()
            .AddSingleton<DeliveryLoop>()
            .AddHostedService<SubscriptionRefresher>()
            .AddHostedService<WebhookSender>()
            .AddHostedService<DeliveryGauge>();
    }
}
