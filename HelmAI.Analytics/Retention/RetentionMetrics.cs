using System.Diagnostics.Metrics;
using HelmAI.Analytics.Processing;

namespace HelmAI.Analytics.Retention;

/// <summary>What is removed, as a metric.</summary>
internal sealed class RetentionMetrics
{
    private readonly Counter<long> _removed;

    /// <summary>Creates the instrument.</summary>
    /// <param name="meters">Makes the meter.</param>
    public RetentionMetrics(IMeterFactory meters) =>
        _removed = meters.Create(AnalysisMetrics.MeterName).CreateCounter<long>("helm.retention.removed", "{row}", "Rows that were removed for their age, by table.");

    /// <summary>Counts removed rows.</summary>
    /// <param name="table">Of which table: events, alerts, activities or webhook_deliveries; what hangs on them is not counted.</param>
    /// <param name="rows">How many.</param>
    public void Record(string table, int rows) => _removed.Add(rows, new KeyValuePair<string, object?>("table", table));
}
