using HelmAI.Core.Audit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace HelmAI.ApiService.Gateway.Audit;

/// <summary>Writes the audit entry of a request that its key may not make, before it is refused. A request without a known key is nobody's, and in no tenant's log.</summary>
/// <param name="log">The audit log.</param>
/// <param name="time">The clock.</param>
internal sealed class AuditedRefusals(IAuditLog log, TimeProvider time) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _answer = new();

    /// <inheritdoc/>
    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Forbidden && context.GetEndpoint()?.Metadata.GetMetadata<AuditedRoutes>() is not null)
        {
            await log.AppendAsync(AuditedRequest.Begin(context, time).End(StatusCodes.Status403Forbidden), CancellationToken.None);
        }

        await _answer.HandleAsync(next, context, policy, authorizeResult);
    }
}
