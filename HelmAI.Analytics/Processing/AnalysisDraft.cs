using HelmAI.Analytics.Detection;
using HelmAI.Core.Events;

namespace HelmAI.Analytics.Processing;

/// <summary>An event on its way through a batch.</summary>
/// <param name="securityEvent">The event.</param>
internal sealed class AnalysisDraft(SecurityEvent securityEvent)
{
    /// <summary>The event.</summary>
    public SecurityEvent Event { get; } = securityEvent;

    /// <summary>The findings so far, of detectors and correlators.</summary>
    public List<Finding> Findings { get; } = [];

    /// <summary>What correlations count of it.</summary>
    public IReadOnlyList<Observation> Observations { get; set; } = [];

    /// <summary>How long detection took.</summary>
    public TimeSpan Elapsed { get; set; }

    /// <summary>Why it could not be analysed, where it could not.</summary>
    public string? Error { get; private set; }

    /// <summary>Changes all findings.</summary>
    /// <param name="change">Makes the new finding of the old one.</param>
    public void Revise(Func<Finding, Finding> change)
    {
        for (var i = 0; i < Findings.Count; i++)
        {
            Findings[i] = change(Findings[i]);
        }
    }

    /// <summary>Marks the event as failed: whatever was thrown concerns it alone, and must not keep the rest of the batch.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="logger">Hears of it.</param>
    public void Fail(Exception exception, ILogger logger)
    {
        Log.AnalysisFailed(logger, exception, Event.Id);
        Error ??= EvidenceText.Storable($"{exception.GetType().Name}: {exception.Message}");
    }
}
