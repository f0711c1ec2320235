using System.Diagnostics;
using HelmAI.Analytics.Detection;
using HelmAI.Core.Events;
using HelmAI.Core.Tracing;

namespace HelmAI.Analytics.Processing;

/// <summary>One thread's way through the events of a batch, which can be left behind where it is.</summary>
/// <param name="session">The loaded content; the run's own.</param>
/// <param name="events">The batch.</param>
/// <param name="first">Where to begin.</param>
/// <param name="logger">Hears of what detectors throw.</param>
internal sealed class DetectionRun(DetectionEngine.Session session, IReadOnlyList<SecurityEvent> events, int first, ILogger logger)
{
    private readonly Lock _gate = new();
    private readonly List<AnalysisDraft> _drafts = [];
    private bool _left;

    /// <summary>How many events it is through with.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _drafts.Count;
            }
        }
    }

    /// <summary>Looks at the events, one after another.</summary>
    /// <param name="cancellationToken">Gives up between two events.</param>
    /// <returns>What came of them.</returns>
    public IReadOnlyList<AnalysisDraft> Execute(CancellationToken cancellationToken)
    {
        for (var i = first; i < events.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var draft = Detect(events[i]);
            lock (_gate)
            {
                if (_left)
                {
                    break;
                }

                _drafts.Add(draft);
            }
        }

        return _drafts;
    }

    /// <summary>Leaves the run behind, unless it got on: what it does from now on counts for nothing.</summary>
    /// <param name="count">How many events it was through with when last looked at.</param>
    /// <returns>What came of those events; <see langword="null"/> where it got on.</returns>
    public IReadOnlyList<AnalysisDraft>? TryLeave(int count)
    {
        lock (_gate)
        {
            _left = _drafts.Count == count && first + count < events.Count;
            return _left ? _drafts : null;
        }
    }

    private AnalysisDraft Detect(SecurityEvent securityEvent)
    {
        var start = Stopwatch.GetTimestamp();
        var draft = new AnalysisDraft(securityEvent);
        using var span = QueueTrace.StartEvent(securityEvent);
        try
        {
            var output = session.Detect(securityEvent);
            draft.Findings.AddRange(output.Findings);
            draft.Observations = output.Observations;
        }
        catch (Exception exception)
        {
            draft.Fail(exception, logger);
            span?.SetStatus(ActivityStatusCode.Error, draft.Error);
        }

        draft.Elapsed = Stopwatch.GetElapsedTime(start);
        return draft;
    }
}
