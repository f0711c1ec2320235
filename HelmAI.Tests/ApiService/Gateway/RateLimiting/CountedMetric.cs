using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace HelmAI.Tests.ApiService.Gateway.RateLimiting;

/// <summary>Adds up what one application counts; <c>/metrics</c> would show other applications of this process too.</summary>
internal sealed class CountedMetric : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Lock _adding = new();
    private readonly Dictionary<string, long> _sums = new(StringComparer.Ordinal);

    public CountedMetric(IServiceProvider services, string name)
    {
        var factory = services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == name && instrument.Meter.Scope == factory)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            var key = string.Join(',', tags.ToArray().Select(static tag => $"{tag.Key}={tag.Value}"));
            lock (_adding)
            {
                _sums[key] = _sums.GetValueOrDefault(key) + value;
            }
        });
        _listener.Start();
    }

    /// <summary>The sum for tags, as in <c>policy=default,outcome=admitted</c>.</summary>
    public long Of(string tags)
    {
        lock (_adding)
        {
            return _sums.GetValueOrDefault(tags);
        }
    }

    public void Dispose() => _listener.Dispose();
}
