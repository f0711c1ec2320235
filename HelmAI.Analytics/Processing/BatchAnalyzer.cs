using System.Diagnostics;
using HelmAI.Analytics.Alerting;
using HelmAI.Analytics.Intelligence.Geolocation;
using HelmAI.Analytics.Scoring;
using HelmAI.Core.Events;
using HelmAI.Core.Storage;

namespace HelmAI.Analytics.Processing;

/// <summary>Analyses a claimed batch: detection, correlation, scoring, alerts. It reads correlation states through the claim and writes nothing.</summary>
/// <param name="alerts">Turns findings into alerts.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Receives what went wrong.</param>
/// <param name="locations">Tells detection where addresses are; <see langword="null"/> where nobody does.</param>
internal sealed class BatchAnalyzer(AlertFactory alerts, TimeProvider time, ILogger<BatchAnalyzer> logger, EventLocations? locations = null)
{
    /// <summary>Analyses a batch.</summary>
    /// <param name="detection">The detectors, for one batch at a time.</param>
    /// <param name="claim">The batch.</param>
    /// <param name="suppressions">What keeps findings from raising alerts.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>One result per event, in the claim's order, and the correlation states that changed.</returns>
    public async Task<BatchResult> AnalyzeAsync(WatchedDetection detection, IEventClaim claim, SuppressionSet suppressions, CancellationToken cancellationToken)
    {
        var located = locations?.Locate(claim.Events);
        var drafts = await detection.DetectAsync(located?.Events ?? claim.Events, cancellationToken);
        var states = await CorrelationFolder.FoldAsync(detection.CorrelatorsOf, claim, drafts, time.GetUtcNow(), logger, cancellationToken);
        if (located is { Shown.Count: > 0 })
        {
            drafts.ForEach(draft => draft.Revise(finding => located.Show(draft.Event.Id, finding)));
        }

        return new BatchResult([.. drafts.Select(draft => Conclude(draft, suppressions))], states);
    }

    private AnalysisResult Conclude(AnalysisDraft draft, SuppressionSet suppressions)
    {
        try
        {
            return Assess(draft, suppressions);
        }
        catch (Exception exception) when (draft.Error is null)
        {
            draft.Fail(exception, logger);
            return Assess(draft, suppressions);
        }
    }

    private AnalysisResult Assess(AnalysisDraft draft, SuppressionSet suppressions)
    {
        var start = Stopwatch.GetTimestamp();
        var securityEvent = draft.Event;
        var (risk, findings) = draft.Error is null ? RiskScore.Combine(draft.Findings) : (0, []);
        findings = alerts.Suppress(securityEvent, findings, suppressions);
        var raised = alerts.Raise(securityEvent, findings, risk);
        var assessment = new Assessment
        {
            EventId = securityEvent.Id,
            TenantId = securityEvent.TenantId,
            Status = draft.Error is null ? EventStatus.Processed : EventStatus.Failed,
            RiskScore = risk,
            Findings = findings,
            RecommendedActions = RecommendedActions.Of(findings),
            ProcessingTime = draft.Elapsed + Stopwatch.GetElapsedTime(start),
            AnalyzedAt = time.GetUtcNow(),
            Error = draft.Error,
        };
        return new AnalysisResult(assessment, raised);
    }
}
