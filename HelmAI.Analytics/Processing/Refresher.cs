using HelmAI.Core.Signals;
using HelmAI.ServiceDefaults.Storage;

namespace HelmAI.Analytics.Processing;

/// <summary>
/// Keeps what this process knows in step with the database: at once when told of a change, and by looking every so often, since signals may be
/// lost. After a failure it looks again, after pauses that double from a tenth of a second to five.
/// </summary>
/// <typeparam name="TSignal">Tells of a change.</typeparam>
/// <param name="database">Tells when there is something to read.</param>
/// <param name="signals">Brings the signals.</param>
/// <param name="idle">How often to look without a signal.</param>
/// <param name="time">The clock.</param>
internal abstract class Refresher<TSignal>(DatabaseReadiness database, ISignalBus signals, TimeSpan idle, TimeProvider time) : BackgroundService
    where TSignal : Signal
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly WakeUp _wakeUp = new();

    /// <inheritdoc/>
    public override void Dispose()
    {
        _wakeUp.Dispose();
        base.Dispose();
    }

    /// <summary>Reads what there is, where it has changed.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Once it is known.</returns>
    protected abstract Task RefreshAsync(CancellationToken cancellationToken);

    /// <summary>Hears that it could not be read.</summary>
    /// <param name="exception">Why.</param>
    /// <param name="pauseMilliseconds">How long until the next try.</param>
    protected abstract void LogFailure(Exception exception, double pauseMilliseconds);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = signals.Subscribe<TSignal>(_ => _wakeUp.Call());
        var backOff = new BackOff(LongestPause);
        try
        {
            await database.WaitAsync(stoppingToken);
            while (true)
            {
                try
                {
                    await RefreshAsync(stoppingToken);
                    backOff.Succeed();
                    await _wakeUp.WaitAsync(idle, stoppingToken);
                }
                catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
                {
                    var pause = backOff.Fail();
                    LogFailure(exception, pause.TotalMilliseconds);
                    await Task.Delay(pause, time, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: what this process knows ends with it.
        }
    }
}
