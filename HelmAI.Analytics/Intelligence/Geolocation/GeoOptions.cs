using HelmAI.ServiceDefaults.Configuration;

namespace HelmAI.Analytics.Intelligence.Geolocation;

/// <summary>Where the databases are that tell of addresses, in MaxMind's format (MaxMind DB File Format Specification, version 2).</summary>
internal sealed class GeoOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Geolocation";

    /// <summary>A file of cities or countries, such as <c>GeoLite2-City.mmdb</c>. None by default.</summary>
    [Setting("HELM_GEOIP_CITY", Example = "/var/lib/helm/GeoLite2-City.mmdb")]
    public string? City { get; set; }

    /// <summary>A file of autonomous systems, such as <c>GeoLite2-ASN.mmdb</c>. None by default.</summary>
    [Setting("HELM_GEOIP_ASN", Example = "/var/lib/helm/GeoLite2-ASN.mmdb")]
    public string? Asn { get; set; }
}
