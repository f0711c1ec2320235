using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace HelmAI.ServiceDefaults.Telemetry;

/// <summary>Counts and times requests: <c>http_requests_total</c> and <c>http_request_duration_seconds</c>.</summary>
internal sealed class RequestMetrics
{
    private static readonly InstrumentAdvice<double> Buckets = new() { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] };

    private readonly Counter<long> _count;
    private readonly Histogram<double> _duration;

    /// <summary>Creates the instruments.</summary>
    /// <param name="meters">Makes the meter.</param>
    public RequestMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("HelmAI.Http");
        _count = meter.CreateCounter<long>("http.requests", "{request}", "Total HTTP requests");
        _duration = meter.CreateHistogram("http.request.duration", "s", "HTTP request duration", tags: null, Buckets);
    }

    /// <summary>Records a request.</summary>
    /// <param name="method">Its method.</param>
    /// <param name="endpoint">The pattern of its route.</param>
    /// <param name="status">The status of its answer.</param>
    /// <param name="duration">How long it took.</param>
    public void Record(string method, string endpoint, int status, TimeSpan duration)
    {
        var tags = new TagList { { "method", method }, { "endpoint", endpoint } };
        _duration.Record(duration.TotalSeconds, tags);
        tags.Add("status", status);
        _count.Add(1, tags);
    }
}
