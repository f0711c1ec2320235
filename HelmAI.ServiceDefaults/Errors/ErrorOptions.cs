using HelmAI.ServiceDefaults.Configuration;

namespace HelmAI.ServiceDefaults.Errors;

/// <summary>How much an error answer tells.</summary>
internal sealed class ErrorOptions
{
    /// <summary>Whether answers to server errors show the exception; <see langword="false"/> by default, and never meant for production.</summary>
    [Setting("DEBUG_MODE", Example = "false")]
    public bool DebugMode { get; init; }
}
