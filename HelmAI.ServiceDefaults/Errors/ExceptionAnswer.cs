using System.Text.Json;
using HelmAI.Core.Errors;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HelmAI.ServiceDefaults.Errors;

/// <summary>Answers a request that an exception interrupted. Server errors are logged as errors, client errors are not.</summary>
/// <param name="problems">Writes the answer.</param>
/// <param name="options">Whether server errors show their text.</param>
/// <param name="logger">The log.</param>
internal sealed class ExceptionAnswer(IProblemDetailsService problems, IOptions<ErrorOptions> options, ILogger<ExceptionAnswer> logger) : IExceptionHandler
{
    /// <inheritdoc/>
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var details = exception switch
        {
            HelmAIException error => error.ToProblem().ProblemDetails,
            BadHttpRequestException request => Describe(request),
            _ => TypedResults.Problem(statusCode: StatusCodes.Status500InternalServerError, detail: "An unexpected error occurred.").ProblemDetails,
        };

        var status = details.Status ?? StatusCodes.Status500InternalServerError;
        if (status >= StatusCodes.Status500InternalServerError)
        {
            logger.RequestFailed(exception, httpContext.Request.Method, httpContext.Request.Path);
            if (options.Value.DebugMode)
            {
                details.Extensions[ErrorMembers.Context] = Reveal(details, exception);
            }
        }
        else
        {
            logger.RequestRefused(status, exception.Message);
        }

        httpContext.Response.StatusCode = status;
        return problems.TryWriteAsync(new() { HttpContext = httpContext, ProblemDetails = details, Exception = exception });
    }

    // The framework's texts name the parameter, its type and the server's limit; they are written for the caller.
    private static ProblemDetails Describe(BadHttpRequestException exception)
    {
        var details = TypedResults.Problem(exception.Message, statusCode: exception.StatusCode).ProblemDetails;
        if (exception.InnerException is JsonException json)
        {
            details.Detail = "The body is not the JSON that is wanted here.";
            details.Extensions[ErrorMembers.Context] = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["field"] = json.Path,
                ["line"] = json.LineNumber + 1,
                ["position"] = json.BytePositionInLine,
            };
        }

        return details;
    }

    private static Dictionary<string, object?> Reveal(ProblemDetails details, Exception exception)
    {
        var known = details.Extensions.TryGetValue(ErrorMembers.Context, out var value) ? value as IReadOnlyDictionary<string, object?> : null;
        return new Dictionary<string, object?>(known ?? new Dictionary<string, object?>(StringComparer.Ordinal), StringComparer.Ordinal)
        {
            ["exception"] = exception.GetType().FullName,
            ["exception_message"] = exception.Message,
            ["stack"] = exception.ToString(),
        };
    }
}
