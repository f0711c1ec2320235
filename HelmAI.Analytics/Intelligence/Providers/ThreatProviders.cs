using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Intelligence.Providers;

/// <summary>All providers of the configuration.</summary>
internal sealed class ThreatProviders : IDisposable
{
    /// <summary>Prepares to ask them.</summary>
    /// <param name="options">How patiently, and where the document's is.</param>
    /// <param name="further">The further ones.</param>
    /// <param name="time">The clock.</param>
    /// <param name="metrics">Counts.</param>
    /// <param name="logger">Hears of failures.</param>
    public ThreatProviders(
        IOptions<ProviderOptions> options, IOptions<ProviderList> further, TimeProvider time, ProviderMetrics metrics, ILogger<HttpThreatProvider> logger) =>
        All = [.. ProviderListReader.All(options.Value, further.Value).Select(settings => new HttpThreatProvider(settings, options.Value, time, metrics, logger))];

    /// <summary>The providers, in their order.</summary>
    public IReadOnlyList<HttpThreatProvider> All { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var provider in All)
        {
            provider.Dispose();
        }
    }
}
