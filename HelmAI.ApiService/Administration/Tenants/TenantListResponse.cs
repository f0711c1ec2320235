namespace HelmAI.ApiService.Administration.Tenants;

/// <summary>A page of tenants.</summary>
internal sealed record TenantListResponse
{
    /// <summary>The tenants, by their ids.</summary>
    public required IReadOnlyList<TenantResponse> Tenants { get; init; }

    /// <summary>Where the next page begins; null on the last one.</summary>
    public required string? NextCursor { get; init; }
}
