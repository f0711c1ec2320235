using HelmAI.ApiService.Formats;
using HelmAI.Core.Errors;
using HelmAI.Core.Signals;
using HelmAI.Core.Webhooks;

namespace HelmAI.ApiService.Webhooks;

/// <summary>Has deliveries made that nobody but a person asks for: tests, and those that are to be sent again.</summary>
/// <param name="webhooks">Has the webhooks.</param>
/// <param name="deliveries">Has the deliveries.</param>
/// <param name="signals">Wakes the senders.</param>
/// <param name="time">The clock.</param>
internal sealed class DeliveryAdministration(IWebhookStore webhooks, IDeliveryStore deliveries, ISignalBus signals, TimeProvider time)
{
    /// <summary>Queues a test.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="webhookId">The webhook.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The delivery; <see langword="null"/> where the tenant has no such webhook.</returns>
    /// <exception cref="ConflictException">The webhook is disabled.</exception>
    public async Task<Delivery?> TestAsync(string tenantId, Guid webhookId, CancellationToken cancellationToken)
    {
        if (!await DemandEnabledAsync(tenantId, webhookId, cancellationToken))
        {
            return null;
        }

        var now = Timestamps.Truncate(time.GetUtcNow());
        var delivery = new Delivery { Id = Guid.CreateVersion7(now), TenantId = tenantId, WebhookId = webhookId, AlertId = null, CreatedAt = now, NextAttemptAt = now };
        await deliveries.AddTestAsync(delivery, cancellationToken);
        signals.Publish(WebhooksQueued.Instance);
        return delivery;
    }

    /// <summary>Has a delivery sent again, whatever came of it.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="webhookId">The webhook.</param>
    /// <param name="id">The delivery.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The delivery; <see langword="null"/> where there is no such thing.</returns>
    /// <exception cref="ConflictException">The webhook is disabled, or the delivery is under way.</exception>
    public async Task<Delivery?> RedeliverAsync(string tenantId, Guid webhookId, Guid id, CancellationToken cancellationToken)
    {
        if (await deliveries.FindAsync(tenantId, webhookId, id, cancellationToken) is null || !await DemandEnabledAsync(tenantId, webhookId, cancellationToken))
        {
            return null;
        }

        if (!await deliveries.RedeliverAsync(tenantId, webhookId, id, cancellationToken))
        {
            throw new ConflictException("The delivery is under way.");
        }

        signals.Publish(WebhooksQueued.Instance);
        return await deliveries.FindAsync(tenantId, webhookId, id, cancellationToken);
    }

    private async Task<bool> DemandEnabledAsync(string tenantId, Guid webhookId, CancellationToken cancellationToken) =>
        await webhooks.FindAsync(tenantId, webhookId, cancellationToken) switch
        {
            null => false,
            { DisabledAt: not null } => throw new ConflictException("The webhook is disabled; enable it first."),
            _ => true,
        };
}
