using HelmAI.Core.Errors;
using HelmAI.Core.Events;
using HelmAI.Core.Storage;
using Microsoft.Extensions.Options;

namespace HelmAI.ApiService.Events.BackPressure;

/// <summary>
/// Knows about how many events wait for their analysis, without a query a request: the queue is measured every second, or less often
/// where that takes long, and what this process stores is added meanwhile. So the bound holds but for what is under way
/// when it is reached and what other replicas store until the next measuring; and it is lifted with the measuring after the backlog shrank.
/// </summary>
/// <param name="queue">The waiting events.</param>
/// <param name="options">The bound.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed class BacklogGauge(IEventQueue queue, IOptions<EventOptions> options, TimeProvider time, ILogger<BacklogGauge> logger) : BackgroundService
{
    private static readonly TimeSpan LeastPause = TimeSpan.FromSeconds(1);

    // Measuring takes at most a tenth of the time, of one connection.
    private const int PausePerMeasuring = 9;

    private long _measured;
    private long _added;
    private long _settledAt;
    private bool _wasFull;

    /// <summary>About how many events wait.</summary>
    public long Waiting => Volatile.Read(ref _measured) + Volatile.Read(ref _added);

    /// <summary>All events received before this had their result when the queue was last measured; <see langword="null"/> where it was not yet.</summary>
    public DateTimeOffset? SettledAt => Volatile.Read(ref _settledAt) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>Adds what was stored and is not measured yet.</summary>
    /// <param name="results">The outcomes of an append.</param>
    public void Add(IReadOnlyList<AppendResult> results) =>
        Interlocked.Add(ref _added, results.Count(static result => result.Outcome == AppendOutcome.Stored));

    /// <summary>Says whether more events may come.</summary>
    /// <returns>The error to answer with; <see langword="null"/> where they may.</returns>
    public BacklogFullException? Refusal() => Waiting is var waiting && waiting >= options.Value.BacklogLimit
        ? new BacklogFullException("Too many events wait for their analysis; send this one later.", waiting)
        : null;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                var start = time.GetTimestamp();
                await MeasureAsync(stoppingToken);
                var pause = time.GetElapsedTime(start) * PausePerMeasuring;
                await Task.Delay(pause > LeastPause ? pause : LeastPause, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: no more events come.
        }
    }

    private async Task MeasureAsync(CancellationToken stoppingToken)
    {
        // What is stored from here on may be measured too: better counted twice for a second than not at all.
        var added = Volatile.Read(ref _added);
        try
        {
            var now = time.GetUtcNow();
            var backlog = await queue.GetBacklogAsync(stoppingToken);
            Volatile.Write(ref _measured, backlog.Events);
            Volatile.Write(ref _settledAt, (backlog.OldestReceivedAt < now ? backlog.OldestReceivedAt.Value : now).UtcTicks);
            Interlocked.Add(ref _added, -added);
        }
        catch (DatabaseException exception)
        {
            logger.MeasuringFailed(exception);
        }

        var isFull = Refusal() is not null;
        if (isFull != _wasFull)
        {
            logger.BoundPassed(isFull ? "reached; events are refused" : "no longer reached; events are taken", Waiting, options.Value.BacklogLimit);
            _wasFull = isFull;
        }
    }
}
