using HelmAI.Core.Administration;

namespace HelmAI.ApiService.Administration.Tenants;

/// <summary>A tenant.</summary>
internal sealed record TenantResponse
{
    /// <summary>The name that its data carry.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when its keys open nothing; null while they do.</summary>
    public required DateTimeOffset? SuspendedAt { get; init; }

    /// <summary>For how many days its events are kept; null for as long as the service's settings say.</summary>
    public required int? RetentionDays { get; init; }

    /// <summary>Describes a tenant.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <returns>Its description.</returns>
    public static TenantResponse From(Tenant tenant) => new()
    {
        Id = tenant.Id,
        Name = tenant.Name,
        CreatedAt = tenant.CreatedAt,
        SuspendedAt = tenant.SuspendedAt,
        RetentionDays = tenant.RetentionDays,
    };
}
