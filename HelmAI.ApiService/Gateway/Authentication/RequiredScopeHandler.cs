using Microsoft.AspNetCore.Authorization;

namespace HelmAI.ApiService.Gateway.Authentication;

/// <summary>Lets those callers through whose key carries the scope, or one that serves as well.</summary>
internal sealed class RequiredScopeHandler : AuthorizationHandler<RequiredScope>
{
    /// <inheritdoc/>
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RequiredScope requirement)
    {
        if (requirement.Others.Prepend(requirement.Scope).Any(scope => context.User.HasClaim(Scopes.ClaimType, scope)))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
