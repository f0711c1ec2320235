using HelmAI.Core.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace HelmAI.ServiceDefaults.Errors;

/// <summary>Completes every error answer, the framework's own included, so that all of them have the same members.</summary>
/// <param name="time">The clock.</param>
internal sealed class ProblemMembers(TimeProvider time)
{
    // Long enough for a restart of the database to be over, short enough that nobody waits for nothing.
    private const string RetryAfterSeconds = "5";

    /// <summary>Adds what is missing.</summary>
    /// <param name="problem">The answer on its way out.</param>
    public void Complete(ProblemDetailsContext problem)
    {
        var details = problem.ProblemDetails;
        var status = details.Status ?? problem.HttpContext.Response.StatusCode;
        details.Type ??= TypedResults.Problem(statusCode: status).ProblemDetails.Type ?? "about:blank";
        details.Title ??= ReasonPhrases.GetReasonPhrase(status);
        details.Detail ??= details.Title;

        var members = details.Extensions;
        members.Remove("traceId");
        members.TryAdd(ErrorMembers.Code, ErrorStatus.CodeOf(status));
        members.TryAdd(ErrorMembers.Message, details.Detail);
        members.TryAdd(ErrorMembers.Severity, ErrorMembers.NameOf(status < StatusCodes.Status500InternalServerError ? ErrorSeverity.Warning : ErrorSeverity.Error));
        members.TryAdd(ErrorMembers.Timestamp, time.GetUtcNow());
        members.TryAdd(ErrorMembers.Context, ContextOf(details));
        members[ErrorMembers.RequestId] = problem.HttpContext.TraceIdentifier;

        if (members[ErrorMembers.Code] is ErrorCodes.Database or ErrorCodes.BacklogFull)
        {
            var headers = problem.HttpContext.Response.Headers;
            headers.RetryAfter = headers.RetryAfter.Count == 0 ? RetryAfterSeconds : headers.RetryAfter;
        }
    }

    private static Dictionary<string, object?> ContextOf(Microsoft.AspNetCore.Mvc.ProblemDetails details) =>
        details is HttpValidationProblemDetails { Errors.Count: > 0 } validation
            ? new(StringComparer.Ordinal) { ["field"] = validation.Errors.Keys.First() }
            : new(StringComparer.Ordinal);
}
