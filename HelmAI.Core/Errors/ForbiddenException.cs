namespace HelmAI.Core.Errors;

/// <summary>The caller is known, but may not do this.</summary>
public sealed class ForbiddenException : HelmAIException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What went wrong, in words for the caller.</param>
    /// <param name="cause">The exception behind this one.</param>
    public ForbiddenException(string message, Exception? cause = null)
        : base(message, ErrorCodes.Forbidden, ErrorSeverity.Warning, cause: cause)
    {
    }
}
