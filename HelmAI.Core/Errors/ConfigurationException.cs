namespace HelmAI.Core.Errors;

/// <summary>A setting that can be read but does not fit what it is for, as is found out only when the program starts: a key that is not the database's.</summary>
/// <param name="setting">The environment variable.</param>
/// <param name="message">What is wrong with its value, as a sentence that does not show it.</param>
public sealed class ConfigurationException(string setting, string message) : HelmAIException(message, ErrorCodes.Internal, ErrorSeverity.Critical)
{
    /// <summary>The environment variable.</summary>
    public string Setting { get; } = setting;
}
