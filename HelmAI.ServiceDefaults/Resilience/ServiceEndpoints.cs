using Microsoft.Extensions.Configuration;

namespace HelmAI.ServiceDefaults.Resilience;

/// <summary>
/// Finds services by name in the configuration, as Aspire writes it: <c>services:{name}:{scheme}:{n}</c>. Several schemes may be wanted,
/// best first, as in <c>https+http</c>; several endpoints take turns.
/// </summary>
/// <param name="configuration">Where they are written.</param>
internal sealed class ServiceEndpoints(IConfiguration configuration)
{
    private uint _turn;

    /// <summary>Replaces the name of a service by its address.</summary>
    /// <param name="address">Such as <c>https+http://api/events</c>.</param>
    /// <returns>Such as <c>http://localhost:5001/events</c>; an address that names no known service keeps its host and gets its first scheme.</returns>
    public Uri Resolve(Uri address)
    {
        var schemes = address.Scheme.Split('+');
        foreach (var scheme in schemes)
        {
            var endpoints = configuration.GetSection($"services:{address.Host}:{scheme}").GetChildren()
                .Select(static endpoint => endpoint.Value)
                .Where(static value => !string.IsNullOrEmpty(value))
                .ToList();
            if (endpoints.Count > 0)
            {
                return new Uri(new Uri(endpoints[(int)(Interlocked.Increment(ref _turn) % (uint)endpoints.Count)]!), address.PathAndQuery);
            }
        }

        return schemes.Length == 1 ? address : new UriBuilder(address) { Scheme = schemes[0], Port = address.IsDefaultPort ? -1 : address.Port }.Uri;
    }
}
