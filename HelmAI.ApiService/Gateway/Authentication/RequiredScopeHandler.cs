using Microsoft.AspNetCore.Authorization;

namespace HelmAI.ApiService.Gateway.Authentication;

/// <summary>Lets those callers through whose key carries the scope.</summary>
internal sealed class RequiredScopeHandler : AuthorizationHandler<RequiredScope>
{
    /// <inheritdoc/>
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RequiredScope requirement)
    {
        if (context.User.HasClaim(Scopes.ClaimType, requirement.Scope))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
