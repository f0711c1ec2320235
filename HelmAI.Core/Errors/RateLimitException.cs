namespace HelmAI.Core.Errors;

/// <summary>The caller has used up what a limit allows.</summary>
public sealed class RateLimitException : HelmAIException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What went wrong, in words for the caller.</param>
    /// <param name="limit">How many requests the window admits.</param>
    /// <param name="windowSeconds">The window's length in seconds.</param>
    public RateLimitException(string message, long limit, int windowSeconds)
        : base(message, ErrorCodes.RateLimitExceeded, ErrorSeverity.Warning)
    {
        AddContext("limit", limit);
        AddContext("window_seconds", windowSeconds);
    }
}
