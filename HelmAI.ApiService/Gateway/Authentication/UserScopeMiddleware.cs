using System.Security.Claims;
using HelmAI.ServiceDefaults.Logging;

namespace HelmAI.ApiService.Gateway.Authentication;

/// <summary>Names the caller in every log line of an authenticated request.</summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="logger">Opens the scope.</param>
internal sealed class UserScopeMiddleware(RequestDelegate next, ILogger<UserScopeMiddleware> logger)
{
    /// <summary>Handles a request.</summary>
    /// <param name="context">The request.</param>
    /// <returns>Once it is handled.</returns>
    public async Task InvokeAsync(HttpContext context)
    {
        var userId = context.User.FindFirstValue(ClaimTypes.NameIdentifier);
        using (userId is null ? null : logger.BeginScope(new KeyValuePair<string, object?>[] { new(LogMembers.UserId, userId) }))
        {
            await next(context);
        }
    }
}
