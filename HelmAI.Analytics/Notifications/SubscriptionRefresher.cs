using HelmAI.Analytics.Processing;
using HelmAI.Core.Signals;
using HelmAI.Core.Webhooks;
using HelmAI.ServiceDefaults.Storage;
using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Notifications;

/// <summary>Keeps <see cref="Subscriptions"/> up to date: at once when told of a change, and by looking every so often, since signals may be lost.</summary>
/// <param name="subscriptions">What this process knows.</param>
/// <param name="webhooks">What the database has.</param>
/// <param name="database">Tells when there is something to read.</param>
/// <param name="signals">Tells of changes.</param>
/// <param name="options">How often to look.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears of failures.</param>
internal sealed class SubscriptionRefresher(
    Subscriptions subscriptions,
    IWebhookStore webhooks,
    DatabaseReadiness database,
    ISignalBus signals,
    IOptions<WebhookOptions> options,
    TimeProvider time,
    ILogger<SubscriptionRefresher> logger) : BackgroundService
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    private readonly WakeUp _wakeUp = new();

    /// <inheritdoc/>
    public override void Dispose()
    {
        _wakeUp.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = signals.Subscribe<WebhooksChanged>(_ => _wakeUp.Call());
        var patience = TimeSpan.FromMilliseconds(options.Value.PollMilliseconds);
        try
        {
            await database.WaitAsync(stoppingToken);
            while (true)
            {
                try
                {
                    subscriptions.Replace(await webhooks.ListEnabledAsync(stoppingToken));
                    await _wakeUp.WaitAsync(patience, stoppingToken);
                }
                catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
                {
                    Log.LookFailed(logger, exception);
                    await Task.Delay(PauseAfterFailure, time, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }
}
