using HelmAI.ApiService.Gateway.Authentication.Keys;
using HelmAI.Core.Signals;
using Microsoft.Extensions.Options;

namespace HelmAI.ApiService.Streaming;

/// <summary>
/// Looks after open streams, once a second: sends a sign of life where nothing else was sent, ends those whose time is over, and those whose key
/// was revoked, has expired or lost a scope since. All end when the program is about to stop.
/// </summary>
/// <param name="hub">The readers.</param>
/// <param name="pump">Knows what was sent.</param>
/// <param name="gate">Knows the keys.</param>
/// <param name="signals">Tells of changed keys.</param>
/// <param name="lifetime">Says when the program is about to stop.</param>
/// <param name="options">How often.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears of failures.</param>
internal sealed class StreamKeeper(
    StreamHub hub,
    StreamPump pump,
    KeyGate gate,
    ISignalBus signals,
    IHostApplicationLifetime lifetime,
    IOptions<StreamOptions> options,
    TimeProvider time,
    ILogger<StreamKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan KeyInterval = TimeSpan.FromSeconds(5);

    private bool _keysChanged;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = signals.Subscribe<KeysChanged>(_ => Volatile.Write(ref _keysChanged, true));
        await using var stopping = lifetime.ApplicationStopping.Register(EndAll);
        using var timer = new PeriodicTimer(Interval, time);
        var checkedAt = time.GetTimestamp();
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                Beat();
                if (Interlocked.Exchange(ref _keysChanged, false) || time.GetElapsedTime(checkedAt) >= KeyInterval)
                {
                    checkedAt = time.GetTimestamp();
                    await CheckKeysAsync(stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end.
        }
    }

    private IEnumerable<StreamClient> Clients => hub.Feeds.SelectMany(static feed => feed.Clients);

    private void Beat()
    {
        var now = time.GetTimestamp();
        var silence = TimeSpan.FromSeconds(options.Value.HeartbeatSeconds);
        var heartbeat = new StreamItem(StreamKind.Heartbeat, Guid.Empty, StreamFrames.Heartbeat(pump.Settled));
        foreach (var client in Clients)
        {
            if (client.EndsAt <= now)
            {
                client.TryEnd(StreamEnd.TimeIsOver);
            }
            else if (time.GetElapsedTime(client.OfferedAt, now) >= silence)
            {
                hub.Offer(client, heartbeat);
            }
        }
    }

    private async Task CheckKeysAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var client in Clients)
            {
                var caller = (await gate.AdmitAsync(client.PresentedKey, client.Caller.Address, cancellationToken)).Caller;
                if (caller is null || caller.Lacks(client.Filter.Kinds.Select(StreamKinds.ScopeOf)).Any())
                {
                    client.TryEnd(StreamEnd.KeyNoLongerValid);
                }
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Mostly the database, which knows the keys; the next look is soon.
            logger.KeysNotChecked(exception);
        }
    }

    private void EndAll()
    {
        foreach (var client in Clients)
        {
            client.TryEnd(StreamEnd.Shutdown);
        }
    }
}
