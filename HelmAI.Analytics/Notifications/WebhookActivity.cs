using System.Diagnostics;
using HelmAI.Core.Webhooks;

namespace HelmAI.Analytics.Notifications;

/// <summary>The traces of deliveries: each attempt continues the trace of the event or the change that it tells of.</summary>
internal static class WebhookActivity
{
    private static readonly ActivitySource Source = new("HelmAI.Webhooks");

    /// <summary>Begins an attempt.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <returns>The span; <see langword="null"/> when nobody listens.</returns>
    public static Activity? StartAttempt(Delivery delivery)
    {
        // What a delivery waits for is no part of it: without a trace of its own it begins one.
        Activity.Current = null;
        _ = ActivityContext.TryParse(delivery.TraceParent, traceState: null, isRemote: true, out var parent);
        var activity = Source.StartActivity("send webhook", ActivityKind.Client, parent);
        activity?.SetTag("helm.webhook.id", delivery.WebhookId).SetTag("helm.webhook.delivery", delivery.Id);
        return activity;
    }
}
