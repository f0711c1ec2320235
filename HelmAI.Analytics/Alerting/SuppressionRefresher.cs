using HelmAI.Core.Signals;
using HelmAI.ServiceDefaults.Storage;
using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Alerting;

/// <summary>Brings changes of suppressions into force in this process: at once when told of them, and by looking every so often, since signals may be lost.</summary>
/// <param name="suppressions">The suppressions in force.</param>
/// <param name="database">Tells when there is something to read.</param>
/// <param name="signals">Tells of changes.</param>
/// <param name="options">How often to look.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears of failures.</param>
internal sealed class SuppressionRefresher(
    LiveSuppressions suppressions, DatabaseReadiness database, ISignalBus signals, IOptions<AlertingOptions> options, TimeProvider time, ILogger<SuppressionRefresher> logger) : BackgroundService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _wake = new(0);

    /// <inheritdoc/>
    public override void Dispose()
    {
        _wake.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = signals.Subscribe<RulesChanged>(_ => _wake.Release());
        var idle = TimeSpan.FromMilliseconds(options.Value.SuppressionPollMilliseconds);
        var failures = 0;
        try
        {
            await database.WaitAsync(stoppingToken);
            while (true)
            {
                try
                {
                    await suppressions.RefreshAsync(stoppingToken);
                    failures = 0;
                    await _wake.WaitAsync(idle, stoppingToken);
                }
                catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
                {
                    var pause = TimeSpan.FromMilliseconds(100 << Math.Min(failures++, 6));
                    pause = pause < LongestPause ? pause : LongestPause;
                    Log.LookFailed(logger, exception, pause.TotalMilliseconds);
                    await Task.Delay(pause, time, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: the suppressions in force end with the process.
        }
    }
}
