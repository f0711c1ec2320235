using HelmAI.ServiceDefaults.Configuration;

namespace HelmAI.ApiService.Gateway.Browsers;

/// <summary>Which web pages of other origins may call this service.</summary>
internal sealed class CrossOriginOptions
{
    /// <summary>Their origins, separated by commas or spaces, each a scheme, a host and perhaps a port. Not set by default: none may.</summary>
    [Setting("HELM_CORS_ORIGINS", Example = "https://soc.example.com,https://console.example.com:8443")]
    public string? Origins { get; set; }

    /// <summary>The origins one by one, as they were written.</summary>
    public string[] Each => Origins?.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
