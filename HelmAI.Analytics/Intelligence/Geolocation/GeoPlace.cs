using System.Globalization;
using HelmAI.Core.Events;

namespace HelmAI.Analytics.Intelligence.Geolocation;

/// <summary>What the databases say of an address; what they do not say is <see langword="null"/>.</summary>
internal sealed record GeoPlace
{
    /// <summary>The country's code (ISO 3166-1 alpha-2).</summary>
    public string? CountryIsoCode { get; init; }

    /// <summary>The country's name in English.</summary>
    public string? CountryName { get; init; }

    /// <summary>The city's name in English.</summary>
    public string? CityName { get; init; }

    /// <summary>Degrees north.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees east.</summary>
    public double? Longitude { get; init; }

    /// <summary>The number of the autonomous system that announces it.</summary>
    public long? AsNumber { get; init; }

    /// <summary>Who runs that.</summary>
    public string? AsOrganization { get; init; }

    /// <summary>Names what is known as the Elastic Common Schema does (field sets "geo" and "as").</summary>
    /// <param name="side"><c>source</c> or <c>destination</c>.</param>
    /// <returns>The fields, texts and numbers.</returns>
    public IEnumerable<KeyValuePair<string, object>> Fields(string side) =>
        from field in (IEnumerable<(string Name, object? Value)>)
        [
            ("geo.country_iso_code", CountryIsoCode), ("geo.country_name", CountryName), ("geo.city_name", CityName),
            ("geo.location.lat", Latitude), ("geo.location.lon", Longitude), ("as.number", AsNumber), ("as.organization.name", AsOrganization),
        ]
        where field.Value is not null
        select KeyValuePair.Create($"{side}.{field.Name}", field.Value);

    /// <summary>What people are shown with an alert: country and autonomous system.</summary>
    /// <param name="side"><c>source</c> or <c>destination</c>.</param>
    /// <returns>The evidence.</returns>
    public IEnumerable<Evidence> Evidence(string side) => Fields(side)
        .Where(static field => field.Key.EndsWith(".country_iso_code", StringComparison.Ordinal) || field.Key.Contains(".as.", StringComparison.Ordinal))
        .Select(static field => new Evidence(field.Key, Convert.ToString(field.Value, CultureInfo.InvariantCulture)!));
}
