using HelmAI.Analytics.Alerting;
using HelmAI.Analytics.Notifications;
using HelmAI.Analytics.RuleSets;
using HelmAI.Core.Signals;
using HelmAI.Core.Storage;
using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Processing;

/// <summary>Takes events off the queue, batch by batch, and writes what their analysis came to. Any number of workers may run.</summary>
/// <param name="queue">The waiting events.</param>
/// <param name="signals">Tells that there is work.</param>
/// <param name="engines">The content in force.</param>
/// <param name="suppressions">What keeps findings from raising alerts.</param>
/// <param name="watch">Limits the time of detection.</param>
/// <param name="analyzer">Analyses.</param>
/// <param name="subscriptions">Says whom alerts are told to.</param>
/// <param name="announcer">Tells of results.</param>
/// <param name="options">How many at a time.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears of failures.</param>
internal sealed class AnalysisWorker(
    IEventQueue queue,
    ISignalBus signals,
    IDetectionEngines engines,
    LiveSuppressions suppressions,
    DetectionWatch watch,
    BatchAnalyzer analyzer,
    Subscriptions subscriptions,
    ResultAnnouncer announcer,
    IOptions<AnalysisOptions> options,
    TimeProvider time,
    ILogger<AnalysisWorker> logger) : BackgroundService
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
        await engines.ReadyAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await suppressions.ReadyAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        using var subscription = signals.Subscribe<EventsQueued>(_ => _wakeUp.Call());
        var loops = options.Value.Concurrency > 0 ? options.Value.Concurrency : Math.Max(2, Environment.ProcessorCount);

        // They look in turns, so that more loops do not ask an idle database more often.
        var patience = TimeSpan.FromMilliseconds(options.Value.PollMilliseconds) * loops;
        await Task.WhenAll(Enumerable.Range(0, loops).Select(_ => RunAsync(NewLoop(), patience, stoppingToken)));
    }

    private AnalysisLoop NewLoop() =>
        new(queue, announcer, analyzer, watch.Over(() => engines.Engine), suppressions, subscriptions, new BatchSize(options.Value.BatchSize), _wakeUp, time);

    private async Task RunAsync(AnalysisLoop loop, TimeSpan patience, CancellationToken stoppingToken)
    {
        var backOff = new BackOff(LongestPause);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await loop.AnalyzeBatchAsync(stoppingToken) == 0)
                {
                    // Looks again even where nobody woke it, since signals may be lost.
                    await _wakeUp.WaitAsync(patience, stoppingToken);
                }

                backOff.Succeed();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // Stopping: what was claimed and not completed is given back by the claim.
            }
            catch (Exception exception)
            {
                // The events stay queued, and a worker that ended here would leave them there. Mostly it is the database,
                // which is given time.
                var pause = backOff.Fail();
                Log.BatchFailed(logger, exception, pause.TotalMilliseconds);
                await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
