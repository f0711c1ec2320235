using System.Diagnostics;
using HelmAI.Analytics.Detection;
using HelmAI.Core.Events;
using HelmAI.Core.Tracing;

namespace HelmAI.Analytics.Processing;

/// <summary>
/// Detection with a limit on the time that one event may take. .NET cannot stop a thread that does not end by itself, so such a thread is
/// left behind with its session: its event fails, the rest of the batch goes on with a new session, and a metric tells how many threads are lost.
/// </summary>
/// <param name="current">Gives the content in force.</param>
/// <param name="limit">How long one event may take.</param>
/// <param name="metrics">Counts the lost threads.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears of failures.</param>
internal sealed class WatchedDetection(Func<DetectionEngine> current, TimeSpan limit, AnalysisMetrics metrics, TimeProvider time, ILogger logger)
{
    private static readonly Lock Pool = new();

    private DetectionEngine.Session _session = current().CreateSession();

    /// <summary>The correlators for a tenant's events, of the content that the last batch met.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <returns>The correlators.</returns>
    public IReadOnlyList<ICorrelator> CorrelatorsOf(string tenantId) => _session.CorrelatorsOf(tenantId);

    /// <summary>Looks at a batch. Not for several callers at once.</summary>
    /// <param name="events">The batch.</param>
    /// <param name="cancellationToken">Gives up between two events.</param>
    /// <returns>What came of it, in its order.</returns>
    public async Task<List<AnalysisDraft>> DetectAsync(IReadOnlyList<SecurityEvent> events, CancellationToken cancellationToken)
    {
        if (current() is var engine && engine != _session.Engine)
        {
            _session = engine.CreateSession();
        }

        var drafts = new List<AnalysisDraft>(events.Count);
        while (drafts.Count < events.Count)
        {
            var run = new DetectionRun(_session, events, drafts.Count, logger);
            var running = Task.Run(() => run.Execute(cancellationToken), cancellationToken);
            if (await WatchAsync(run, running) is not { } left)
            {
                drafts.AddRange(await running);
                continue;
            }

            drafts.AddRange(left);
            drafts.Add(GiveUp(events[drafts.Count]));
            _session = engine.CreateSession();
            _ = CountLostAsync(running);
        }

        return drafts;
    }

    // Gives what there is of a run that hangs. Where the process had no time to spend either, since the machine was busy or asleep, the event
    // is not to blame; the clock alone would not tell.
    private async Task<IReadOnlyList<AnalysisDraft>?> WatchAsync(DetectionRun run, Task running)
    {
        var (seen, spent) = (-1, TimeSpan.Zero);
        while (true)
        {
            try
            {
                await running.WaitAsync(limit, time);
                return null;
            }
            catch (TimeoutException)
            {
                var (count, now) = (run.Count, Environment.CpuUsage.TotalTime);
                if (count != seen)
                {
                    (seen, spent) = (count, now);
                }
                else if (now - spent >= limit / 2 && run.TryLeave(seen) is { } left)
                {
                    return left;
                }
            }
        }
    }

    private AnalysisDraft GiveUp(SecurityEvent securityEvent)
    {
        var draft = new AnalysisDraft(securityEvent) { Elapsed = limit };
        using var span = QueueTrace.StartEvent(securityEvent);
        draft.Fail(new TimeoutException($"Detection took longer than {limit.TotalMilliseconds} ms."), logger);
        span?.SetStatus(ActivityStatusCode.Error, draft.Error);
        return draft;
    }

    private async Task CountLostAsync(Task running)
    {
        AddThreads(1);
        metrics.AddLostThread(1);
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        metrics.AddLostThread(-1);
        AddThreads(-1);
    }

    // The pool would hand out the work of a lost thread to others, but late.
    private static void AddThreads(int count)
    {
        lock (Pool)
        {
            ThreadPool.GetMinThreads(out var workers, out var completions);
            ThreadPool.SetMinThreads(workers + count, completions);
        }
    }
}
