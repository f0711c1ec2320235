using HelmAI.Core.Activity;
using HelmAI.Core.Alerts;
using HelmAI.Core.Events;
using HelmAI.Core.Storage;

namespace HelmAI.Core.Live;

/// <summary>What is counted of each kind of thing: a batch is counted at once.</summary>
public static class LiveRecording
{
    /// <summary>The name of the severity of events whose sender gave none.</summary>
    public const string NoSeverity = "none";

    /// <summary>Counts results that are stored.</summary>
    /// <param name="live">Counts.</param>
    /// <param name="events">The analysed events.</param>
    /// <param name="results">The results; those of other events are counted without what only the event tells.</param>
    public static void RecordResults(this ILiveMetrics live, IReadOnlyList<SecurityEvent> events, IReadOnlyList<AnalysisResult> results)
    {
        var byId = events.ToDictionary(static one => one.Id);
        foreach (var ofTenant in results.GroupBy(static result => result.Assessment.TenantId, StringComparer.Ordinal))
        {
            live.Record(ofTenant.Key, bucket =>
            {
                foreach (var result in ofTenant)
                {
                    Count(bucket.Counts, result, byId.GetValueOrDefault(result.Assessment.EventId));
                }
            });
        }
    }

    /// <summary>Counts activities that are stored.</summary>
    /// <param name="live">Counts.</param>
    /// <param name="activities">The activities.</param>
    public static void RecordActivities(this ILiveMetrics live, IReadOnlyCollection<ActivityRecord> activities)
    {
        foreach (var ofTenant in activities.GroupBy(static activity => activity.TenantId, StringComparer.Ordinal))
        {
            live.Record(ofTenant.Key, bucket =>
            {
                foreach (var activity in ofTenant)
                {
                    bucket.AddUser(activity.UserId);
                    Count(bucket.Counts, activity);
                }
            });
        }
    }

    private static void Count(LiveCounts counts, AnalysisResult result, SecurityEvent? analysed)
    {
        var assessment = result.Assessment;
        counts.Add(LiveMetric.Events);
        if (assessment.Status == EventStatus.Failed)
        {
            counts.Add(LiveMetric.FailedEvents);
        }

        counts.Add(LiveMetric.ProcessingTime, LogBins.Of(assessment.ProcessingTime));
        if (analysed is not null)
        {
            counts.Add(LiveMetric.EventSeverity, analysed.Severity?.ToName() ?? NoSeverity);
            counts.Add(LiveMetric.TimeToResult, LogBins.Of(assessment.AnalyzedAt - analysed.ReceivedAt));
            if (analysed.EventType is { } type)
            {
                counts.Add(LiveMetric.EventType, type);
            }
        }

        foreach (var alert in result.Alerts)
        {
            Count(counts, alert);
        }
    }

    private static void Count(LiveCounts counts, RaisedAlert alert)
    {
        counts.Add(LiveMetric.Alerts);
        counts.Add(LiveMetric.AlertSeverity, alert.Severity.ToName());
        counts.Add(LiveMetric.AlertRule, alert.RuleId);
    }

    private static void Count(LiveCounts counts, ActivityRecord activity)
    {
        counts.Add(LiveMetric.Activities);
        switch (activity.Kind)
        {
            case ActivityKind.Feature:
                counts.Add(LiveMetric.Features);
                counts.Add(LiveMetric.Feature, activity.Name);
                break;
            case ActivityKind.Interaction:
                counts.Add(LiveMetric.Interactions);
                counts.Add(LiveMetric.InteractionType, activity.Name);
                if (activity.ResponseTime is { } seconds)
                {
                    counts.Add(LiveMetric.TimedInteractions);
                    counts.Add(LiveMetric.InteractionMicroseconds, amount: (long)Math.Min(seconds * 1e6, 1e12));
                }

                break;
        }
    }
}
