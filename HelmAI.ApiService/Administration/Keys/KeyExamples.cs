using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.OpenApi;
using Microsoft.OpenApi;

namespace HelmAI.ApiService.Administration.Keys;

/// <summary>The examples and the schemas by which the API's description shows keys.</summary>
internal static class KeyExamples
{
    /// <summary>What a key is to be like.</summary>
    public const string Request =
        """
        {
          "name": "edge sensors",
          "scopes": ["events:write"],
          "networks": ["10.0.0.0/8", "2001:db8::/32"],
          "rate_limit": { "requests": 1000, "window_seconds": 60 },
          "expires_at": "2099-01-31T00:00:00Z"
        }
        """;

    /// <summary>A new key.</summary>
    public const string Issued = "{" + Text + "," + Members + "," + End + "}";

    /// <summary>A key.</summary>
    public const string Key = "{" + Members + "," + End + "}";

    /// <summary>A key with a new secret.</summary>
    public const string Rotated = "{" + Text + "," + Members + """,  "previous_expires_at": "2026-02-01T12:00:00Z", "revoked_at": null, "last_used_at": "2026-01-31T11:59:21Z" }""";

    /// <summary>A revoked key.</summary>
    public const string Revoked = "{" + Members + """,  "previous_expires_at": null, "revoked_at": "2026-01-31T12:00:00Z", "last_used_at": "2026-01-31T11:59:21Z" }""";

    /// <summary>A page of keys.</summary>
    public const string List = "{\"keys\":[" + Key + "],\"next_cursor\":null}";

    /// <summary>What is to become of the old secret.</summary>
    public const string Rotation = """{ "grace_seconds": 3600 }""";

    // Its checksum does not fit, so that nobody takes it for a key.
    private const string Text = "\"key\": \"helm_019c1a2b3c4d7e5f8a9b0c1d2e3f4a5b_0000000000000000000000000000000000000000000000000\"";

    private const string Members =
        """
        "id": "019c1a2b-3c4d-7e5f-8a9b-0c1d2e3f4a5b",
        "tenant_id": "acme",
        "name": "edge sensors",
        "scopes": ["events:write"],
        "networks": ["10.0.0.0/8", "2001:db8::/32"],
        "rate_limit": { "requests": 1000, "window_seconds": 60 },
        "created_at": "2026-01-31T12:00:00Z",
        "created_by": "default",
        "expires_at": "2099-01-31T00:00:00Z"
        """;

    private const string End = """ "previous_expires_at": null, "revoked_at": null, "last_used_at": null """;

    /// <summary>The schema of what a key is to be like.</summary>
    /// <returns>The schema.</returns>
    public static OpenApiSchema RequestSchema() => BodySchemas.Closed(["name", "scopes"], new(StringComparer.Ordinal)
    {
        ["name"] = BodySchemas.Text("What people call it.", NameRule.MaxLength),
        ["scopes"] = new OpenApiSchema { Type = JsonSchemaType.Array, MinItems = 1, Items = QuerySchemas.OneOf(Scopes.All) },
        ["networks"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Array | JsonSchemaType.Null,
            MaxItems = KeyRules.MaxNetworks,
            Items = BodySchemas.Text("A network in CIDR notation, from where the key may be used."),
        },
        ["rate_limit"] = BodySchemas.OrNull(BodySchemas.Closed(["requests", "window_seconds"], new(StringComparer.Ordinal)
        {
            ["requests"] = BodySchemas.Whole("How many requests in a window.", 1, KeyRules.MaxRequests),
            ["window_seconds"] = BodySchemas.Whole("The length of the window.", 1, KeyRules.MaxWindowSeconds),
        })),
        ["expires_at"] = BodySchemas.OrNull(BodySchemas.Text("From when on it is worthless.", format: "date-time")),
    });

    /// <summary>The schema of what is to become of the old secret.</summary>
    /// <returns>The schema.</returns>
    public static OpenApiSchema RotationSchema() => BodySchemas.Closed([], new(StringComparer.Ordinal)
    {
        ["grace_seconds"] = BodySchemas.OrNull(BodySchemas.Whole("For how long the old secret is good too; a day where it is not given.", 0, KeyRules.MaxGraceSeconds)),
    });
}
