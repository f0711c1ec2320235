namespace HelmAI.Core.Errors;

/// <summary>The caller could not be authenticated.</summary>
public sealed class UnauthorizedException : HelmAIException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What went wrong, in words for the caller.</param>
    /// <param name="cause">The exception behind this one.</param>
    public UnauthorizedException(string message, Exception? cause = null)
        : base(message, ErrorCodes.Unauthorized, ErrorSeverity.Warning, cause: cause)
    {
    }
}
