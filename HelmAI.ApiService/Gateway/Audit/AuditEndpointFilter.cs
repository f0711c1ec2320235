using HelmAI.Core.Audit;
using HelmAI.Core.Errors;
using HelmAI.ServiceDefaults.Errors;

namespace HelmAI.ApiService.Gateway.Audit;

/// <summary>
/// Writes the audit entry of a request between its handler and its answer: a handler's result is only described when it returns, and is written
/// after the filters. A request whose entry cannot be written is not answered but with that error.
/// </summary>
/// <param name="log">The audit log.</param>
/// <param name="time">The clock.</param>
internal sealed class AuditEndpointFilter(IAuditLog log, TimeProvider time) : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = AuditedRequest.Begin(context.HttpContext, time);
        context.HttpContext.Features.Set(request);
        object? result;
        try
        {
            result = await next(context);
        }
        catch (Exception exception)
        {
            await WriteAsync(request, StatusOf(exception));
            throw;
        }

        await WriteAsync(request, StatusOf(result, context.HttpContext));
        return result;
    }

    // Not cancelled with the request: who hangs up does not go unaudited.
    private Task WriteAsync(AuditedRequest request, int outcome) =>
        request.IsWritten ? Task.CompletedTask : log.AppendAsync(request.End(outcome), CancellationToken.None);

    private static int StatusOf(object? result, HttpContext context) => result switch
    {
        INestedHttpResult nested => StatusOf(nested.Result, context),
        IStatusCodeHttpResult { StatusCode: { } status } => status,
        _ => context.Response.StatusCode,
    };

    private static int StatusOf(Exception exception) => exception switch
    {
        HelmAIException error => error.ToProblem().StatusCode,
        BadHttpRequestException request => request.StatusCode,
        OperationCanceledException => StatusCodes.Status499ClientClosedRequest,
        _ => StatusCodes.Status500InternalServerError,
    };
}
