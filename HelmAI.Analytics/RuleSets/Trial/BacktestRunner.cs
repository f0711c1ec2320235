using HelmAI.Analytics.Processing;
using HelmAI.Core.Errors;
using HelmAI.Core.Events;
using HelmAI.Core.Rules;
using HelmAI.Core.Storage;

namespace HelmAI.Analytics.RuleSets.Trial;

/// <summary>Runs backtests, one after the other, in pages that bound what is in memory at once.</summary>
/// <param name="backtester">Has the jobs.</param>
/// <param name="backtests">Is told how they stand.</param>
/// <param name="events">Has the events.</param>
/// <param name="analyzer">The worker's analysis.</param>
/// <param name="watch">Limits the time of detection.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears of failures.</param>
internal sealed class BacktestRunner(
    Backtester backtester, IBacktestStore backtests, IEventStore events, BatchAnalyzer analyzer, DetectionWatch watch, TimeProvider time, ILogger<BacktestRunner> logger) : BackgroundService
{
    // A page of the largest events is some hundred megabytes at most.
    private const int PageSize = 200;

    // A correlation over a field of endless values must not fill the memory.
    private const int MaxGroups = 200_000;

    private static readonly TimeSpan ReportEvery = TimeSpan.FromSeconds(0.5);

    // Several times within the silence after which a job counts as lost.
    private static readonly TimeSpan KeepEvery = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(RunAllAsync(stoppingToken), KeepAllAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: what waits is lost with the process, and whoever asks is told so.
        }
    }

    private async Task RunAllAsync(CancellationToken stoppingToken)
    {
        await foreach (var job in backtester.Waiting.ReadAllAsync(stoppingToken))
        {
            try
            {
                await RunAsync(job, stoppingToken);
            }
            finally
            {
                backtester.Release(job.Backtest.Id);
            }
        }
    }

    private async Task KeepAllAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(KeepEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (backtester.Held is { Count: > 0 } held)
                {
                    await backtests.KeepAsync(held, time.GetUtcNow(), stoppingToken);
                }
            }
            catch (DatabaseException)
            {
                // The next tick says it again, before anybody takes the jobs for lost.
            }
        }
    }

    private async Task RunAsync(BacktestJob job, CancellationToken cancellationToken)
    {
        var tally = new BacktestTally(job.Backtest.RuleId);
        try
        {
            var state = await ScanAsync(job, tally, cancellationToken);
            await backtests.UpdateAsync(tally.ApplyTo(job.Backtest, time.GetUtcNow()) with { State = state }, CancellationToken.None);
        }
        catch (Exception exception)
        {
            var error = exception switch
            {
                OperationCanceledException => "The process that ran it has ended.",
                HelmAIException known => known.Message,
                _ => "The backtest failed; the log says why.",
            };
            if (exception is not OperationCanceledException)
            {
                Log.BacktestFailed(logger, exception, job.Backtest.Id);
            }

            await TryFailAsync(tally.ApplyTo(job.Backtest, time.GetUtcNow()) with { State = BacktestState.Failed, Error = error });
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private async Task<BacktestState> ScanAsync(BacktestJob job, BacktestTally tally, CancellationToken cancellationToken)
    {
        var backtest = job.Backtest;
        var rehearsal = new Rehearsal(job.Engine, analyzer, watch);
        var filter = new EventFilter { TenantId = backtest.TenantId, From = backtest.RangeFrom, To = backtest.RangeTo };
        var reported = time.GetTimestamp();
        PageCursor? after = null;
        if (!await backtests.UpdateAsync(tally.ApplyTo(backtest, time.GetUtcNow()), cancellationToken))
        {
            return BacktestState.Cancelled;
        }

        while (tally.Scanned < backtest.EventsTotal)
        {
            var limit = (int)Math.Min(PageSize, backtest.EventsTotal - tally.Scanned);
            var page = await events.ReplayAsync(filter, new PageRequest(limit, after), cancellationToken);
            if (page.Count == 0)
            {
                break;
            }

            var results = await rehearsal.RunAsync([.. page.Select(static one => one with { TenantId = BacktestEngine.Tenant })], cancellationToken);
            tally.Add(results, [.. page.Select(static one => one.Timestamp)]);
            after = new PageCursor(page[^1].Timestamp, page[^1].Id);
            if (rehearsal.Remembered > MaxGroups)
            {
                throw new ValidationException($"The correlation would have to remember more than {MaxGroups} groups. Take a shorter time range.");
            }

            if (time.GetElapsedTime(reported) > ReportEvery)
            {
                reported = time.GetTimestamp();
                if (!await backtests.UpdateAsync(tally.ApplyTo(backtest, time.GetUtcNow()), cancellationToken))
                {
                    return BacktestState.Cancelled;
                }
            }
        }

        if (job.IsWhole)
        {
            tally.Finish(backtest.RangeTo);
        }

        return BacktestState.Completed;
    }

    private async Task TryFailAsync(Backtest failed)
    {
        try
        {
            await backtests.UpdateAsync(failed, CancellationToken.None);
        }
        catch (HelmAIException)
        {
            // Then whoever asks learns from its silence.
        }
    }
}
