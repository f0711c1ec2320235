using HelmAI.Core.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HelmAI.ServiceDefaults.Errors;

/// <summary>Makes error answers that an endpoint returns instead of throwing.</summary>
public static class ProblemResults
{
    /// <summary>Turns an error into problem details (RFC 9457) with its code, message, severity, timestamp and context.</summary>
    /// <param name="error">The error; its message is shown to the caller.</param>
    /// <param name="statusCode">The status, where it is not the one of the error's code: 413, 415 or 422 for <see cref="ErrorCodes.Validation"/>.</param>
    /// <returns>The answer.</returns>
    public static ProblemHttpResult ToProblem(this HelmAIException error, int? statusCode = null) =>
        TypedResults.Problem(error.Message, statusCode: statusCode ?? ErrorStatus.Of(error.ErrorCode), extensions: ErrorMembers.Of(error));
}
