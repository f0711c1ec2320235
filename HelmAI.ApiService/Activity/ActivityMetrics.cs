using System.Diagnostics.Metrics;
using HelmAI.Core.Activity;

namespace HelmAI.ApiService.Activity;

/// <summary>What the intake of activities measures of itself.</summary>
internal sealed class ActivityMetrics
{
    private readonly Counter<long> _activities;

    /// <summary>Creates the instrument.</summary>
    /// <param name="meters">Makes the meter.</param>
    public ActivityMetrics(IMeterFactory meters) =>
        _activities = meters.Create("HelmAI.Activity").CreateCounter<long>(
            "helm.activities.received", description: "Activities that senders sent, by kind (activity, feature, interaction) and outcome (stored, rejected).");

    /// <summary>Counts activities that were stored.</summary>
    /// <param name="kind">Their kind.</param>
    /// <param name="activities">How many.</param>
    public void RecordStored(ActivityKind kind, int activities) => Record(kind, "stored", activities);

    /// <summary>Counts items of a batch that could not be read.</summary>
    /// <param name="kind">What they should have been.</param>
    /// <param name="items">How many.</param>
    public void RecordRejected(ActivityKind kind, int items) => Record(kind, "rejected", items);

    private void Record(ActivityKind kind, string outcome, int count)
    {
        if (count > 0)
        {
            _activities.Add(count, new KeyValuePair<string, object?>("kind", ActivityKindNames.Of(kind)), new KeyValuePair<string, object?>("outcome", outcome));
        }
    }
}
