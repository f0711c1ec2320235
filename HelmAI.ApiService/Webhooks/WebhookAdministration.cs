using HelmAI.Analytics.Notifications.Messages;
using HelmAI.Analytics.Notifications.Targets;
using HelmAI.ApiService.Formats;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.Core.Errors;
using HelmAI.Core.Signals;
using HelmAI.Core.Webhooks;

namespace HelmAI.ApiService.Webhooks;

/// <summary>Makes, changes and removes the webhooks of a tenant, and tells every process of what changed.</summary>
/// <param name="webhooks">Has the webhooks.</param>
/// <param name="targets">Where they may point.</param>
/// <param name="signals">Carries the news.</param>
/// <param name="time">The clock.</param>
internal sealed class WebhookAdministration(IWebhookStore webhooks, TargetRules targets, ISignalBus signals, TimeProvider time)
{
    /// <summary>Makes a webhook.</summary>
    /// <param name="caller">Who makes it, for its own tenant.</param>
    /// <param name="request">What it is to be like.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The webhook.</returns>
    /// <exception cref="ValidationException">There can be no such webhook.</exception>
    /// <exception cref="ConflictException">The tenant has as many as it may have.</exception>
    public async Task<IssuedWebhook> CreateAsync(Caller caller, WebhookRequest request, CancellationToken cancellationToken)
    {
        var now = Timestamps.Truncate(time.GetUtcNow());
        var secret = WebhookSecret.Create();
        var bare = new Webhook
        {
            Id = Guid.CreateVersion7(now),
            TenantId = caller.TenantId,
            Name = string.Empty,
            Url = string.Empty,
            CreatedAt = now,
            CreatedBy = caller.KeyId,
            UpdatedAt = now,
        };
        var webhook = WebhookRules.Apply(bare, request, targets, now);
        if (!await webhooks.AddAsync(webhook, secret, targets.MaxPerTenant, cancellationToken))
        {
            throw new ConflictException($"The tenant has {targets.MaxPerTenant} webhooks, as many as it may have (HELM_WEBHOOKS_MAX_PER_TENANT).");
        }

        signals.Publish(WebhooksChanged.Instance);
        return new(webhook, WebhookSecret.ToText(secret));
    }

    /// <summary>Makes a webhook another one.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="id">The webhook.</param>
    /// <param name="request">What it is to be like.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The webhook; <see langword="null"/> where the tenant has none of that id.</returns>
    /// <exception cref="ValidationException">There can be no such webhook.</exception>
    public async Task<Webhook?> ReplaceAsync(string tenantId, Guid id, WebhookRequest request, CancellationToken cancellationToken)
    {
        if (await webhooks.FindAsync(tenantId, id, cancellationToken) is not { } webhook)
        {
            return null;
        }

        var changed = WebhookRules.Apply(webhook, request, targets, Timestamps.Truncate(time.GetUtcNow()));
        var found = await webhooks.UpdateAsync(changed, cancellationToken);
        signals.Publish(WebhooksChanged.Instance);

        // What waited while it was disabled may go.
        signals.Publish(WebhooksQueued.Instance);
        return found ? changed : null;
    }

    /// <summary>Removes a webhook with its deliveries.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="id">The webhook.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The webhook as it was; <see langword="null"/> where the tenant has none of that id.</returns>
    public async Task<Webhook?> RemoveAsync(string tenantId, Guid id, CancellationToken cancellationToken)
    {
        var webhook = await webhooks.FindAsync(tenantId, id, cancellationToken);
        var removed = webhook is not null && await webhooks.RemoveAsync(tenantId, id, cancellationToken);
        signals.Publish(WebhooksChanged.Instance);
        return removed ? webhook : null;
    }

    /// <summary>Gives a webhook a new secret. The last one signs beside it for a while, so that receivers can change over.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="id">The webhook.</param>
    /// <param name="grace">For how long; zero for not at all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The webhook; <see langword="null"/> where the tenant has none of that id.</returns>
    public async Task<IssuedWebhook?> RotateAsync(string tenantId, Guid id, TimeSpan grace, CancellationToken cancellationToken)
    {
        var secret = WebhookSecret.Create();
        DateTimeOffset? until = grace > TimeSpan.Zero ? Timestamps.Truncate(time.GetUtcNow()) + grace : null;
        return await webhooks.RotateAsync(tenantId, id, secret, until, cancellationToken) && await webhooks.FindAsync(tenantId, id, cancellationToken) is { } webhook
            ? new(webhook, WebhookSecret.ToText(secret))
            : null;
    }
}
