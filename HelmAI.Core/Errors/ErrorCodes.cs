namespace HelmAI.Core.Errors;

/// <summary>The stable, machine-readable codes of <c>error_code</c> in every error answer.</summary>
public static class ErrorCodes
{
    /// <summary>The input is not what the operation takes (HTTP 400, 413, 415, 422).</summary>
    public const string Validation = "VALIDATION_ERROR";

    /// <summary>No key, or not a known one (401).</summary>
    public const string Unauthorized = "UNAUTHORIZED";

    /// <summary>The key may not do this (403).</summary>
    public const string Forbidden = "FORBIDDEN";

    /// <summary>There is no such thing, or not for this tenant (404).</summary>
    public const string NotFound = "NOT_FOUND";

    /// <summary>The path exists, but not for this method (405).</summary>
    public const string MethodNotAllowed = "METHOD_NOT_ALLOWED";

    /// <summary>The request contradicts what is stored (409).</summary>
    public const string Conflict = "CONFLICT";

    /// <summary>Too many requests (429).</summary>
    public const string RateLimitExceeded = "RATE_LIMIT_EXCEEDED";

    /// <summary>The database could not answer (503).</summary>
    public const string Database = "DATABASE_ERROR";

    /// <summary>Too many events wait for analysis (503).</summary>
    public const string BacklogFull = "BACKLOG_FULL";

    /// <summary>A service outside failed (502).</summary>
    public const string ExternalService = "EXTERNAL_SERVICE_ERROR";

    /// <summary>An error of the program itself (500).</summary>
    public const string Internal = "INTERNAL_ERROR";
}
