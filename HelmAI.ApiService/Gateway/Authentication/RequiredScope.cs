using Microsoft.AspNetCore.Authorization;

namespace HelmAI.ApiService.Gateway.Authentication;

/// <summary>A route's demand that the caller's key carries a scope.</summary>
/// <param name="Scope">One of <see cref="Scopes"/>.</param>
internal sealed record RequiredScope(string Scope) : IAuthorizationRequirement, IAuthorizeData, IAuthorizationRequirementData
{
    /// <summary>Other scopes, of which one serves as well; the route looks then itself at what each of them allows.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <inheritdoc/>
    public string? Policy { get; set; }

    /// <inheritdoc/>
    public string? Roles { get; set; }

    /// <inheritdoc/>
    public string? AuthenticationSchemes { get; set; }

    /// <inheritdoc/>
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}
