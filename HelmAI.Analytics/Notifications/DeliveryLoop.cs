using System.Diagnostics;
using HelmAI.Analytics.Notifications.Messages;
using HelmAI.Analytics.Notifications.Targets;
using HelmAI.Core.Errors;
using HelmAI.Core.Storage;
using HelmAI.Core.Webhooks;
using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Notifications;

/// <summary>
/// Claims a due delivery, sends it and records what came of it. It holds no transaction while it calls out. A process that dies in between
/// leaves a lease that ends by itself: then the same message is sent again, with the same <c>webhook-id</c>.
/// </summary>
/// <param name="queue">What waits.</param>
/// <param name="alerts">What is told.</param>
/// <param name="rules">Where it may be sent.</param>
/// <param name="client">Sends.</param>
/// <param name="metrics">Counts.</param>
/// <param name="options">How often, and how many at a time.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears of what is given up.</param>
internal sealed class DeliveryLoop(
    IDeliveryQueue queue,
    IAlertStore alerts,
    TargetRules rules,
    WebhookClient client,
    WebhookMetrics metrics,
    IOptions<WebhookOptions> options,
    TimeProvider time,
    ILogger<DeliveryLoop> logger)
{
    private static readonly TimeSpan LeaseMargin = TimeSpan.FromSeconds(30);

    private readonly TimeSpan _lease = TimeSpan.FromSeconds(options.Value.TimeoutSeconds) + LeaseMargin;

    /// <summary>Takes the next due delivery.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>It; <see langword="null"/> where none is due.</returns>
    public Task<ClaimedDelivery?> ClaimAsync(CancellationToken cancellationToken) => queue.ClaimAsync(_lease, options.Value.ConcurrencyPerTarget, cancellationToken);

    /// <summary>Sends a delivery and records what came of it.</summary>
    /// <param name="claimed">The delivery.</param>
    /// <param name="cancellationToken">Gives up; the delivery is sent again when its lease is over.</param>
    /// <returns>Once it is recorded.</returns>
    public async Task SendAsync(ClaimedDelivery claimed, CancellationToken cancellationToken)
    {
        using var activity = WebhookActivity.StartAttempt(claimed.Delivery);
        var (startedAt, start) = (time.GetUtcNow(), time.GetTimestamp());
        var answer = await TrySendAsync(claimed, activity?.Id ?? claimed.Delivery.TraceParent, cancellationToken);
        var attempt = new DeliveryAttempt
        {
            Id = Guid.CreateVersion7(startedAt),
            StartedAt = startedAt,
            Duration = time.GetElapsedTime(start),
            StatusCode = answer.StatusCode,
            Error = answer.Error,
            Answer = answer.Body,
        };
        var outcome = Verdict.Of(answer, claimed.Delivery.Attempts + 1, options.Value.MaxAttempts, time.GetUtcNow(), Random.Shared.NextDouble());
        activity?.SetTag("http.response.status_code", answer.StatusCode).SetStatus(
            answer.Error is null ? ActivityStatusCode.Ok : ActivityStatusCode.Error, answer.Error);

        // What was sent is recorded even while the process stops.
        if (!await queue.RecordAsync(claimed, attempt, outcome, CancellationToken.None))
        {
            Log.LeaseLost(logger, claimed.Delivery.Id);
        }

        metrics.Record(attempt, outcome);
        if (outcome.State == DeliveryState.Failed)
        {
            Log.GivenUp(logger, claimed.Delivery.Id, claimed.Webhook.Id, claimed.Delivery.TenantId, answer.Error);
        }
    }

    private async Task<WebhookAnswer> TrySendAsync(ClaimedDelivery claimed, string? traceParent, CancellationToken cancellationToken)
    {
        if (rules.Fault(claimed.Webhook.Url) is { } fault)
        {
            return WebhookAnswer.Refused($"The target was refused: '{claimed.Webhook.Url}' {fault}");
        }

        if (claimed.Secrets.Count == 0)
        {
            return WebhookAnswer.Refused("The webhook's secret can't be read; rotate it.");
        }

        try
        {
            return await WriteAsync(claimed, cancellationToken) is { } body
                ? await client.SendAsync(claimed, body, traceParent, cancellationToken)
                : WebhookAnswer.Refused("The alert is no longer there.");
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or DatabaseException))
        {
            // What can't be read or written now can't be next time: without an end it would be tried for ever.
            Log.Unsendable(logger, exception, claimed.Delivery.Id);
            return WebhookAnswer.Refused($"It can't be sent: {exception.Message}");
        }
    }

    private async Task<byte[]?> WriteAsync(ClaimedDelivery claimed, CancellationToken cancellationToken)
    {
        // What is sent is the alert as it stands then, however long the message waited.
        if (claimed.Delivery.AlertId is not { } alertId)
        {
            return WebhookMessage.WriteTest(claimed.Delivery, claimed.Webhook);
        }

        return await alerts.FindAsync(claimed.Delivery.TenantId, alertId, cancellationToken) is { } alert ? WebhookMessage.Write(claimed.Delivery, alert) : null;
    }
}
