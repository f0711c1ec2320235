using HelmAI.Analytics.Processing;
using HelmAI.Core.Signals;
using HelmAI.ServiceDefaults.Storage;
using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Notifications;

/// <summary>Sends what is due, several deliveries side by side. Any number of processes may: leases keep them apart.</summary>
/// <param name="loop">Claims, sends and records.</param>
/// <param name="database">Tells when there is something to read.</param>
/// <param name="signals">Tells of new deliveries.</param>
/// <param name="options">How many at a time.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears of failures.</param>
internal sealed class WebhookSender(
    DeliveryLoop loop, DatabaseReadiness database, ISignalBus signals, IOptions<WebhookOptions> options, TimeProvider time, ILogger<WebhookSender> logger) : BackgroundService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

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
        await database.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        using var queued = signals.Subscribe<WebhooksQueued>(_ => _wakeUp.Call());
        using var changed = signals.Subscribe<AlertsChanged>(_ => _wakeUp.Call());

        // They look in turns, so that more loops do not ask an idle database more often.
        var loops = options.Value.Concurrency;
        var patience = TimeSpan.FromMilliseconds(options.Value.PollMilliseconds) * loops;
        await Task.WhenAll(Enumerable.Range(1, loops).Select(turn => RunAsync(patience, patience * turn / loops, stoppingToken)));
    }

    private async Task RunAsync(TimeSpan patience, TimeSpan firstPatience, CancellationToken stoppingToken)
    {
        var backOff = new BackOff(LongestPause);
        var pause = firstPatience;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await loop.ClaimAsync(stoppingToken) is { } claimed)
                {
                    // More waits, perhaps: for another loop.
                    _wakeUp.Call();
                    await loop.SendAsync(claimed, stoppingToken);
                }
                else
                {
                    await _wakeUp.WaitAsync(pause, stoppingToken);
                    pause = patience;
                }

                backOff.Succeed();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // Stopping: what was under way is sent again when its lease is over.
            }
            catch (Exception exception)
            {
                var rest = backOff.Fail();
                Log.SendingFailed(logger, exception, rest.TotalMilliseconds);
                await Task.Delay(rest, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
