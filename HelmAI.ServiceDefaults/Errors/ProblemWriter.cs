using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace HelmAI.ServiceDefaults.Errors;

/// <summary>Writes problem details whatever the caller accepts: the framework's own writer leaves callers that ask for text without the members.</summary>
/// <param name="problemOptions">Completes the members.</param>
/// <param name="jsonOptions">How JSON is written.</param>
internal sealed class ProblemWriter(IOptions<ProblemDetailsOptions> problemOptions, IOptions<JsonOptions> jsonOptions) : IProblemDetailsWriter
{
    /// <inheritdoc/>
    public bool CanWrite(ProblemDetailsContext context) => true;

    /// <inheritdoc/>
    public ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var details = context.ProblemDetails;
        var response = context.HttpContext.Response;
        details.Status ??= response.StatusCode;
        response.StatusCode = details.Status.Value;
        problemOptions.Value.CustomizeProblemDetails?.Invoke(context);
        return new ValueTask(response.WriteAsJsonAsync(details, details.GetType(), jsonOptions.Value.SerializerOptions, "application/problem+json"));
    }
}
