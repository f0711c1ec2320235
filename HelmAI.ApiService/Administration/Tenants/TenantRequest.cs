namespace HelmAI.ApiService.Administration.Tenants;

/// <summary>The body that makes a tenant.</summary>
internal sealed record TenantRequest
{
    /// <summary>The tenant's id.</summary>
    public string? Id { get; init; }

    /// <summary>What people call it.</summary>
    public string? Name { get; init; }

    /// <summary>For how many days its events are kept.</summary>
    public int? RetentionDays { get; init; }
}
