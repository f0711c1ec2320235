using System.Globalization;
using System.Net;
using MaxMind.Db;
using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Intelligence.Geolocation;

/// <summary>Looks addresses up in the configured databases, which are mapped into memory. For any number of callers at once.</summary>
internal sealed class GeoDatabases : IDisposable
{
    private readonly Reader? _cities;
    private readonly Reader? _systems;

    /// <summary>Opens the databases.</summary>
    /// <param name="options">Where they are.</param>
    public GeoDatabases(IOptions<GeoOptions> options)
    {
        _cities = Open(options.Value.City);
        _systems = Open(options.Value.Asn);
    }

    /// <summary>Whether none is configured.</summary>
    public bool IsEmpty => _cities is null && _systems is null;

    /// <summary>Looks an address up.</summary>
    /// <param name="address">The address.</param>
    /// <returns>What is known of it; <see langword="null"/> for nothing.</returns>
    public GeoPlace? Find(IPAddress address)
    {
        var (city, system) = (Find(_cities, address), Find(_systems, address));
        return city is null && system is null ? null : new()
        {
            CountryIsoCode = At(city, "country", "iso_code") as string,
            CountryName = At(city, "country", "names", "en") as string,
            CityName = At(city, "city", "names", "en") as string,
            Latitude = At(city, "location", "latitude") as double?,
            Longitude = At(city, "location", "longitude") as double?,
            AsNumber = At(system, "autonomous_system_number") is IConvertible number ? number.ToInt64(CultureInfo.InvariantCulture) : null,
            AsOrganization = At(system, "autonomous_system_organization") as string,
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _cities?.Dispose();
        _systems?.Dispose();
    }

    private static Reader? Open(string? path) => path is null ? null : new Reader(path, FileAccessMode.MemoryMapped);

    // A damaged entry, or an IPv6 address in a database of IPv4 alone, is as good as none.
    private static Dictionary<string, object>? Find(Reader? database, IPAddress address)
    {
        try
        {
            return database?.Find<Dictionary<string, object>>(address);
        }
        catch (Exception exception) when (exception is InvalidDatabaseException or DeserializationException or ArgumentException)
        {
            return null;
        }
    }

    private static object? At(object? map, params ReadOnlySpan<string> path)
    {
        foreach (var step in path)
        {
            map = (map as Dictionary<string, object>)?.GetValueOrDefault(step);
        }

        return map;
    }
}
