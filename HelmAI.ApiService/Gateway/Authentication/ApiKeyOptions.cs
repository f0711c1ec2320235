using System.ComponentModel.DataAnnotations;
using HelmAI.ServiceDefaults.Configuration;

namespace HelmAI.ApiService.Gateway.Authentication;

/// <summary>The operator's key.</summary>
internal sealed class ApiKeyOptions
{
    /// <summary>The key: 1, outside of Development 16, to 512 printable ASCII characters without spaces. Not set by default; only in Development one is generated then.</summary>
    [RegularExpression("[!-~]{1,512}", ErrorMessage = "is not 1 to 512 printable ASCII characters without spaces")]
    [Setting("API_KEY", Example = "the-output-of-openssl-rand-hex-32", Secret = true)]
    public string? Key { get; init; }
}
