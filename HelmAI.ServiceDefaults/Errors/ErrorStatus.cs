using HelmAI.Core.Errors;
using Microsoft.AspNetCore.Http;

namespace HelmAI.ServiceDefaults.Errors;

/// <summary>Which HTTP status an error code has, and which code a status has that comes without one.</summary>
internal static class ErrorStatus
{
    /// <summary>The status of an error code.</summary>
    /// <param name="errorCode">One of <see cref="ErrorCodes"/>.</param>
    /// <returns>The status; 500 for a code that is not known.</returns>
    public static int Of(string errorCode) => errorCode switch
    {
        ErrorCodes.Validation => StatusCodes.Status400BadRequest,
        ErrorCodes.Unauthorized => StatusCodes.Status401Unauthorized,
        ErrorCodes.Forbidden => StatusCodes.Status403Forbidden,
        ErrorCodes.NotFound => StatusCodes.Status404NotFound,
        ErrorCodes.MethodNotAllowed => StatusCodes.Status405MethodNotAllowed,
        ErrorCodes.Conflict => StatusCodes.Status409Conflict,
        ErrorCodes.RateLimitExceeded => StatusCodes.Status429TooManyRequests,
        ErrorCodes.ExternalService => StatusCodes.Status502BadGateway,
        ErrorCodes.Database or ErrorCodes.BacklogFull => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>The error code of a status.</summary>
    /// <param name="status">A status from 400 to 599.</param>
    /// <returns>The code.</returns>
    public static string CodeOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => ErrorCodes.Unauthorized,
        StatusCodes.Status403Forbidden => ErrorCodes.Forbidden,
        StatusCodes.Status404NotFound => ErrorCodes.NotFound,
        StatusCodes.Status405MethodNotAllowed => ErrorCodes.MethodNotAllowed,
        StatusCodes.Status409Conflict => ErrorCodes.Conflict,
        StatusCodes.Status429TooManyRequests => ErrorCodes.RateLimitExceeded,
        StatusCodes.Status502BadGateway => ErrorCodes.ExternalService,
        < StatusCodes.Status500InternalServerError => ErrorCodes.Validation,
        _ => ErrorCodes.Internal,
    };
}
