namespace HelmAI.Core.Errors;

/// <summary>More events wait for analysis than the configured bound allows.</summary>
public sealed class BacklogFullException : HelmAIException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What went wrong, in words for the caller.</param>
    /// <param name="backlog">How many events wait.</param>
    public BacklogFullException(string message, long backlog)
        : base(message, ErrorCodes.BacklogFull, ErrorSeverity.Error)
    {
        AddContext("backlog", backlog);
    }
}
