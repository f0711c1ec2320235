using HelmAI.Core.Errors;

namespace HelmAI.ServiceDefaults.Errors;

/// <summary>The members that every error answer has beside those of RFC 9457.</summary>
internal static class ErrorMembers
{
    /// <summary>The error code.</summary>
    public const string Code = "error_code";

    /// <summary>What went wrong.</summary>
    public const string Message = "message";

    /// <summary>How grave it is.</summary>
    public const string Severity = "severity";

    /// <summary>When it went wrong.</summary>
    public const string Timestamp = "timestamp";

    /// <summary>More about it.</summary>
    public const string Context = "context";

    /// <summary>The request's id.</summary>
    public const string RequestId = "request_id";

    /// <summary>The members of an error.</summary>
    /// <param name="error">The error.</param>
    /// <returns>All but the request's id.</returns>
    public static Dictionary<string, object?> Of(HelmAIException error) => new(StringComparer.Ordinal)
    {
        [Code] = error.ErrorCode,
        [Message] = error.Message,
        [Severity] = NameOf(error.Severity),
        [Timestamp] = error.Timestamp,
        [Context] = error.Context,
    };

    /// <summary>The name of a severity on the wire.</summary>
    /// <param name="severity">The severity.</param>
    /// <returns>Its name.</returns>
    public static string NameOf(ErrorSeverity severity) => severity switch
    {
        ErrorSeverity.Info => "info",
        ErrorSeverity.Warning => "warning",
        ErrorSeverity.Critical => "critical",
        _ => "error",
    };
}
