using System.Text.Json;

namespace HelmAI.ApiService.Administration.Tenants;

/// <summary>The body that changes a tenant; what it leaves out stays as it is (RFC 7396).</summary>
internal sealed record TenantChange
{
    /// <summary>What people call it.</summary>
    public string? Name { get; init; }

    /// <summary>For how many days its events are kept; JSON's null for as long as the service's settings say, which is not the same as to leave it out.</summary>
    public JsonElement RetentionDays { get; init; }
}
