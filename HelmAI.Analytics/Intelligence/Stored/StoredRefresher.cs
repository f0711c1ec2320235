using HelmAI.Analytics.Intelligence.Index;
using HelmAI.Analytics.Processing;
using HelmAI.Core.Intelligence;
using HelmAI.Core.Signals;
using HelmAI.ServiceDefaults.Storage;

namespace HelmAI.Analytics.Intelligence.Stored;

/// <summary>
/// Brings stored indicators into force when they change: at once when told, and by looking every so often, since signals may be lost. New ones go
/// into the small layer; for anything else the large one is read again, in the background and at most a quarter of the time.
/// </summary>
/// <param name="store">Tells what changed.</param>
/// <param name="indicators">Keeps the indicators in force.</param>
/// <param name="stored">The large layer.</param>
/// <param name="recent">The small layer.</param>
/// <param name="database">Tells when there is something to read.</param>
/// <param name="signals">Tells of changes.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears of failures.</param>
internal sealed class StoredRefresher(
    IIndicatorStore store,
    LiveIndicators indicators,
    StoredIndicators stored,
    RecentIndicators recent,
    DatabaseReadiness database,
    ISignalBus signals,
    TimeProvider time,
    ILogger<StoredRefresher> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    // The confidence in the index is that of its reading: so often the large layer is read again for its decay alone.
    private static readonly TimeSpan ReadAgainAfter = TimeSpan.FromHours(6);

    private readonly WakeUp _wakeUp = new();
    private long _known;
    private long _readAt;
    private TimeSpan _readTook;

    /// <inheritdoc/>
    public override void Dispose()
    {
        _wakeUp.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = signals.Subscribe<IndicatorsChanged>(_ => _wakeUp.Call());
        var backOff = new BackOff(LongestPause);
        try
        {
            await database.WaitAsync(stoppingToken);
            await indicators.ReadyAsync(stoppingToken);
            (_known, _readAt) = (stored.Version, time.GetTimestamp());
            while (true)
            {
                try
                {
                    await LookAsync(stoppingToken);
                    backOff.Succeed();
                    await _wakeUp.WaitAsync(LookEvery, stoppingToken);
                }
                catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
                {
                    var pause = backOff.Fail();
                    Log.LookFailed(logger, exception, pause.TotalMilliseconds);
                    await Task.Delay(pause, time, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: the indicators in force end with the process.
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var version = await store.ReadVersionAsync(cancellationToken);
        var isOld = time.GetElapsedTime(_readAt) > ReadAgainAfter;
        if (version == _known && !isOld)
        {
            return;
        }

        if (!isOld && await recent.TryLookAsync(cancellationToken))
        {
            await indicators.RefreshAsync(recent, cancellationToken);
            _known = version;
        }
        else if (time.GetElapsedTime(_readAt) >= _readTook * 3)
        {
            var start = time.GetTimestamp();
            await indicators.RefreshAsync(stored, cancellationToken);
            (_readAt, _readTook) = (time.GetTimestamp(), time.GetElapsedTime(start));
            recent.Clear();
            await indicators.RefreshAsync(recent, cancellationToken);
            _known = stored.Version;
        }
    }
}
