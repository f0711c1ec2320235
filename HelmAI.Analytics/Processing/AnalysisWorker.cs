using HelmAI.Analytics.Detection;
using HelmAI.Analytics.RuleSets;
using HelmAI.Core.Signals;
using HelmAI.Core.Storage;
using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Processing;

/// <summary>Takes events off the queue, batch by batch, and writes what their analysis came to. Any number of workers may run.</summary>
internal sealed class AnalysisWorker : BackgroundService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly IEventQueue _queue;
    private readonly ISignalBus _signals;
    private readonly IDetectionEngines _engines;
    private readonly BatchAnalyzer _analyzer;
    private readonly AnalysisMetrics _metrics;
    private readonly AnalysisOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<AnalysisWorker> _logger;

    // At most one wake-up is remembered: one look into the queue serves any number of signals.
    private readonly SemaphoreSlim _wake = new(0, 1);
    private DetectionEngine.Session _session;

    /// <summary>Creates the worker.</summary>
    public AnalysisWorker(
        IEventQueue queue,
        ISignalBus signals,
        IDetectionEngines engines,
        BatchAnalyzer analyzer,
        AnalysisMetrics metrics,
        IOptions<AnalysisOptions> options,
        TimeProvider time,
        ILogger<AnalysisWorker> logger)
    {
        _queue = queue;
        _signals = signals;
        _engines = engines;
        _session = engines.Engine.CreateSession();
        _analyzer = analyzer;
        _metrics = metrics;
        _options = options.Value;
        _time = time;
        _logger = logger;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _wake.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = _signals.Subscribe<EventsQueued>(_ => Wake());
        var idle = TimeSpan.FromMilliseconds(_options.PollMilliseconds);
        var failures = 0;
        try
        {
            while (true)
            {
                try
                {
                    if (await AnalyzeBatchAsync(stoppingToken) == 0)
                    {
                        // Looks again even where nobody woke it, since signals may be lost.
                        await _wake.WaitAsync(idle, stoppingToken);
                    }

                    failures = 0;
                }
                catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
                {
                    // The events stay queued, and a worker that ended here would leave them there. Mostly it is the database,
                    // which is given time, doubling from a tenth of a second.
                    var pause = TimeSpan.FromMilliseconds(100 << Math.Min(failures++, 6));
                    pause = pause < LongestPause ? pause : LongestPause;
                    Log.BatchFailed(_logger, exception, pause.TotalMilliseconds);
                    await Task.Delay(pause, _time, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: what was claimed and not completed is given back by the claim.
        }
    }

    private async Task<int> AnalyzeBatchAsync(CancellationToken cancellationToken)
    {
        await using var claim = await _queue.ClaimAsync(_options.BatchSize, cancellationToken);
        if (claim.Events.Count == 0)
        {
            return 0;
        }

        using var activity = AnalysisActivity.StartBatch(claim.Events.Count);
        if (_engines.Engine is var engine && engine != _session.Engine)
        {
            _session = engine.CreateSession();
        }

        var batch = await _analyzer.AnalyzeAsync(_session, claim, cancellationToken);

        // A batch that is analysed is written even while the process stops: it is nearly done.
        await claim.CompleteAsync(batch.Results, batch.States, CancellationToken.None);
        _signals.Publish(new EventsAssessed([.. batch.Results.Select(static result => result.Assessment.EventId)]));
        _metrics.Record(batch.Results);
        return batch.Results.Count;
    }

    private void Wake()
    {
        try
        {
            if (_wake.CurrentCount == 0)
            {
                _wake.Release();
            }
        }
        catch (SemaphoreFullException)
        {
            // Another signal was as quick.
        }
    }
}
