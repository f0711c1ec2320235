using System.Diagnostics;
using HelmAI.Analytics.Alerting;
using HelmAI.Analytics.Detection;
using HelmAI.Analytics.Scoring;
using HelmAI.Core.Events;
using HelmAI.Core.Storage;

namespace HelmAI.Analytics.Processing;

/// <summary>Analyses a claimed batch: detection, correlation, scoring, alerts. It reads correlation states through the claim and writes nothing.</summary>
/// <param name="alerts">Turns findings into alerts.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Receives what went wrong.</param>
internal sealed class BatchAnalyzer(AlertFactory alerts, TimeProvider time, ILogger<BatchAnalyzer> logger)
{
    /// <summary>Analyses a batch.</summary>
    /// <param name="session">The loaded content, for one batch at a time.</param>
    /// <param name="claim">The batch.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>One result per event, in the claim's order, and the correlation states that changed.</returns>
    public async Task<BatchResult> AnalyzeAsync(DetectionEngine.Session session, IEventClaim claim, CancellationToken cancellationToken)
    {
        var drafts = claim.Events.Select(securityEvent => Detect(session, securityEvent)).ToList();
        var states = await CorrelationFolder.FoldAsync(session.CorrelatorsOf, claim, drafts, time.GetUtcNow(), logger, cancellationToken);
        return new BatchResult([.. drafts.Select(Conclude)], states);
    }

    private AnalysisDraft Detect(DetectionEngine.Session session, SecurityEvent securityEvent)
    {
        var start = Stopwatch.GetTimestamp();
        var draft = new AnalysisDraft(securityEvent);
        try
        {
            var output = session.Detect(securityEvent);
            draft.Findings.AddRange(output.Findings);
            draft.Observations = output.Observations;
        }
        catch (Exception exception)
        {
            draft.Fail(exception, logger);
        }

        draft.Elapsed = Stopwatch.GetElapsedTime(start);
        return draft;
    }

    private AnalysisResult Conclude(AnalysisDraft draft)
    {
        try
        {
            return Assess(draft);
        }
        catch (Exception exception) when (draft.Error is null)
        {
            draft.Fail(exception, logger);
            return Assess(draft);
        }
    }

    private AnalysisResult Assess(AnalysisDraft draft)
    {
        var start = Stopwatch.GetTimestamp();
        var securityEvent = draft.Event;
        var (risk, findings) = draft.Error is null ? RiskScore.Combine(draft.Findings) : (0, []);
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
