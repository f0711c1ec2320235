namespace HelmAI.ApiService.Gateway.Audit;

/// <summary>Marks routes that are audited: every one that needs a key.</summary>
internal sealed class AuditedRoutes
{
    /// <summary>The mark.</summary>
    public static readonly AuditedRoutes Mark = new();

    private AuditedRoutes()
    {
    }
}
