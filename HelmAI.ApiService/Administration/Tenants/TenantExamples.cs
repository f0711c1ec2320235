using HelmAI.ApiService.OpenApi;
using Microsoft.OpenApi;

namespace HelmAI.ApiService.Administration.Tenants;

/// <summary>The examples and the schemas by which the API's description shows tenants.</summary>
internal static class TenantExamples
{
    /// <summary>What a tenant is to be like.</summary>
    public const string Request = """{ "id": "acme", "name": "Acme Ltd", "retention_days": 90 }""";

    /// <summary>What is to change.</summary>
    public const string Change = """{ "retention_days": 90 }""";

    /// <summary>A tenant.</summary>
    public const string Tenant = """{ "id": "acme", "name": "Acme Ltd", "created_at": "2026-01-31T12:00:00Z", "suspended_at": null, "retention_days": 90 }""";

    /// <summary>A suspended tenant.</summary>
    public const string Suspended =
        """{ "id": "acme", "name": "Acme Ltd", "created_at": "2026-01-31T12:00:00Z", "suspended_at": "2026-02-01T12:00:00Z", "retention_days": 90 }""";

    /// <summary>A page of tenants.</summary>
    public const string List = "{\"tenants\":[" + Tenant + "],\"next_cursor\":null}";

    /// <summary>The schema of what a tenant is to be like.</summary>
    /// <returns>The schema.</returns>
    public static OpenApiSchema RequestSchema() => BodySchemas.Closed(["id", "name"], new(StringComparer.Ordinal)
    {
        ["id"] = new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Description = "Small letters, digits and inner hyphens.",
            MinLength = 1,
            MaxLength = Core.Administration.Tenant.MaxIdLength,
        },
        ["name"] = Name(),
        ["retention_days"] = Retention(),
    });

    /// <summary>The schema of what is to change.</summary>
    /// <returns>The schema.</returns>
    public static OpenApiSchema ChangeSchema() => BodySchemas.Closed([], new(StringComparer.Ordinal)
    {
        ["name"] = BodySchemas.OrNull(Name()),
        ["retention_days"] = Retention(),
    });

    private static OpenApiSchema Name() => BodySchemas.Text("What people call it.", NameRule.MaxLength);

    private static OpenApiSchema Retention() => BodySchemas.OrNull(
        BodySchemas.Whole("For how many days its events are kept; null for as long as the service's settings say.", 1, TenantRules.MaxRetentionDays));
}
