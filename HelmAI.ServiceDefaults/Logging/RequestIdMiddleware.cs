using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HelmAI.ServiceDefaults.Logging;

/// <summary>Gives every request an id: the caller's own, where it is one, or a new one. It is in the answer's header, in every log line and in every error.</summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="time">The clock that new ids are made from.</param>
/// <param name="logger">Opens the scope.</param>
internal sealed class RequestIdMiddleware(RequestDelegate next, TimeProvider time, ILogger<RequestIdMiddleware> logger)
{
    private const string Header = "X-Request-ID";
    private const int MaximumLength = 128;

    // Nothing that could break a line or a header apart.
    private static readonly SearchValues<char> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    /// <summary>Handles a request.</summary>
    /// <param name="context">The request.</param>
    /// <returns>Once it is handled.</returns>
    public async Task InvokeAsync(HttpContext context)
    {
        var id = context.Request.Headers[Header] is [{ Length: > 0 and <= MaximumLength } given] && !given.AsSpan().ContainsAnyExcept(Allowed)
            ? given
            : Guid.CreateVersion7(time.GetUtcNow()).ToString();
        context.TraceIdentifier = id;
        context.Response.OnStarting(
            static state =>
            {
                var context = (HttpContext)state;
                context.Response.Headers[Header] = context.TraceIdentifier;
                return Task.CompletedTask;
            },
            context);
        using (logger.BeginScope(new KeyValuePair<string, object?>[] { new(LogMembers.RequestId, id) }))
        {
            await next(context);
        }
    }
}
