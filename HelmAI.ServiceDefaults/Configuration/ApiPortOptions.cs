using System.ComponentModel.DataAnnotations;

namespace HelmAI.ServiceDefaults.Configuration;

/// <summary>Where the API listens.</summary>
internal sealed class ApiPortOptions
{
    /// <summary>The TCP port, from 1 to 65535. When it is not set, <c>HTTP_PORTS</c> counts, and then 8000.</summary>
    [Setting("API_PORT", Example = "8000", YieldsTo = "urls")]
    [Range(1, 65535)]
    public int? Port { get; init; }
}
