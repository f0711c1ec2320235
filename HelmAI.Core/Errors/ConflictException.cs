namespace HelmAI.Core.Errors;

/// <summary>The request contradicts what is stored.</summary>
public sealed class ConflictException : HelmAIException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What went wrong, in words for the caller.</param>
    /// <param name="cause">The exception behind this one.</param>
    public ConflictException(string message, Exception? cause = null)
        : base(message, ErrorCodes.Conflict, ErrorSeverity.Warning, cause: cause)
    {
    }
}
