namespace HelmAI.Core.Errors;

/// <summary>A service outside of HelmAI failed.</summary>
public sealed class ExternalServiceException : HelmAIException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What went wrong, in words for the caller.</param>
    /// <param name="service">The service's name.</param>
    /// <param name="cause">The exception behind this one.</param>
    public ExternalServiceException(string message, string? service = null, Exception? cause = null)
        : base(message, ErrorCodes.ExternalService, ErrorSeverity.Error, cause: cause)
    {
        AddContext("service", service);
    }
}
