using HelmAI.Core.Activity;
using HelmAI.Core.Events;
using HelmAI.Core.Rollups;

namespace HelmAI.Core.Storage.Rollups;

/// <summary>What a batch of rows adds to the roll-ups, gathered so that each figure has one row however many of the batch it counts.</summary>
internal sealed class RollupDeltas
{
    /// <summary>The part of events whose severity is not given.</summary>
    public const int NoSeverity = -1;

    private readonly Dictionary<RollupKey, RollupFigures> _changes = [];

    /// <summary>The changes.</summary>
    public IReadOnlyCollection<KeyValuePair<RollupKey, RollupFigures>> Changes => _changes;

    /// <summary>What activities add.</summary>
    /// <param name="submissions">The activities.</param>
    /// <returns>The changes.</returns>
    public static RollupDeltas Of(IEnumerable<ActivitySubmission> submissions)
    {
        var deltas = new RollupDeltas();
        foreach (var submission in submissions)
        {
            deltas.Add(submission.Activity);
        }

        return deltas;
    }

    /// <summary>Adds a result.</summary>
    /// <param name="analysed">The event.</param>
    /// <param name="assessment">Its assessment; a failed one has no risk.</param>
    public void Add(SecurityEvent analysed, Assessment assessment)
    {
        var quarter = Quarter.Of(analysed.Timestamp);
        Add(new RollupKey(analysed.TenantId, RollupMeasure.Events, quarter, analysed.EventType ?? string.Empty, (int?)analysed.Severity ?? NoSeverity), new(1));
        if (assessment.Status == EventStatus.Processed)
        {
            var risk = RollupUnits.ToBillionths(assessment.RiskScore);
            Add(new RollupKey(analysed.TenantId, RollupMeasure.Risk, quarter, string.Empty, RollupUnits.ToBin(risk)), new(1, risk, risk));
        }
    }

    /// <summary>Adds an activity.</summary>
    /// <param name="activity">The activity.</param>
    public void Add(ActivityRecord activity)
    {
        var quarter = Quarter.Of(activity.OccurredAt);
        RollupKey Key(RollupMeasure measure, int part = 0) => new(activity.TenantId, measure, quarter, activity.Name, part);
        Add(Key(RollupMeasure.Activities, (int)activity.Kind), new(1));
        var feature = activity.Kind == ActivityKind.Feature ? activity.Name : string.Empty;
        Add(new RollupKey(activity.TenantId, RollupMeasure.Users, quarter, feature, Part: 0, activity.UserId), new(1));
        if (activity.SatisfactionScore is { } score)
        {
            var satisfaction = RollupUnits.ToBillionths(score);
            Add(Key(RollupMeasure.Satisfaction, RollupUnits.ToScore(satisfaction)), new(1, satisfaction, satisfaction));
        }

        AddTime(Key(RollupMeasure.ResponseTime), activity.ResponseTime);
        AddTime(Key(RollupMeasure.Duration), activity.SessionDuration);
    }

    /// <summary>Adds to a figure.</summary>
    /// <param name="key">Which.</param>
    /// <param name="figures">What.</param>
    public void Add(RollupKey key, RollupFigures figures) => _changes[key] = _changes.TryGetValue(key, out var sum) ? sum.Plus(figures) : figures;

    private void AddTime(RollupKey key, double? seconds)
    {
        if (seconds is { } given)
        {
            var time = RollupUnits.ToMicroseconds(given);
            Add(key, new(1, time, time));
        }
    }
}
