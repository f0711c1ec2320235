namespace HelmAI.Core.Errors;

/// <summary>There is no such thing, or not for this tenant.</summary>
public sealed class NotFoundException : HelmAIException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What went wrong, in words for the caller.</param>
    /// <param name="id">What was looked for.</param>
    /// <param name="cause">The exception behind this one.</param>
    public NotFoundException(string message, string? id = null, Exception? cause = null)
        : base(message, ErrorCodes.NotFound, ErrorSeverity.Warning, cause: cause)
    {
        AddContext("id", id);
    }
}
