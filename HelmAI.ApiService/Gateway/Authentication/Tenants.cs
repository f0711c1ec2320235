namespace HelmAI.ApiService.Gateway.Authentication;

/// <summary>Whose data a request is about.</summary>
internal static class Tenants
{
    /// <summary>The claim that names the tenant.</summary>
    public const string ClaimType = "tenant";

    /// <summary>The tenant of an authenticated request.</summary>
    /// <param name="context">The request.</param>
    /// <returns>The tenant.</returns>
    /// <exception cref="InvalidOperationException">The request is not authenticated: its route is open by mistake.</exception>
    public static string TenantId(this HttpContext context) => context.Caller().TenantId;
}
