using HelmAI.Core.Errors;
using Microsoft.AspNetCore.Http;

namespace HelmAI.ServiceDefaults.Storage;

/// <summary>Answers with 503 while the database has not been reached since the start; probes and metrics pass.</summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="readiness">Whether it has.</param>
internal sealed class DatabaseGate(RequestDelegate next, DatabaseReadiness readiness)
{
    private static readonly PathString[] Open = ["/alive", "/health", "/metrics"];

    /// <summary>Passes a request on, or not.</summary>
    /// <param name="context">The request.</param>
    /// <returns>Once it is answered.</returns>
    /// <exception cref="DatabaseException">The database has not been reached.</exception>
    public Task InvokeAsync(HttpContext context) => readiness.IsReady || Open.Any(path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase))
        ? next(context)
        : throw new DatabaseException("The service has started, but not reached its database yet.", "start");
}
