using HelmAI.ApiService.Administration;
using HelmAI.ApiService.OpenApi;
using Microsoft.OpenApi;

namespace HelmAI.ApiService.Intelligence.Feeds;

/// <summary>The examples and the schema by which the API's description shows feeds.</summary>
internal static class FeedExamples
{
    /// <summary>What a feed is to be like.</summary>
    public const string Request =
        """
        {
          "name": "sector exchange",
          "kind": "taxii",
          "url": "https://taxii.example.com/taxii2/",
          "collection": "indicators",
          "authentication": { "type": "basic", "username": "acme", "password": "a password" },
          "interval_seconds": 3600,
          "enabled": true
        }
        """;

    /// <summary>A feed.</summary>
    public const string Feed =
        """
        {
          "id": "019c1a2b-3c4d-7e5f-8a9b-0c1d2e3f4a5b",
          "name": "sector exchange",
          "kind": "taxii",
          "url": "https://taxii.example.com/taxii2/",
          "collection": "indicators",
          "authentication": { "type": "basic", "username": "acme" },
          "interval_seconds": 3600,
          "enabled": true,
          "created_at": "2026-01-31T12:00:00Z",
          "created_by": "default",
          "updated_at": "2026-01-31T12:00:00Z",
          "running": false,
          "next_run_at": "2026-01-31T15:04:12Z",
          "last_run_at": "2026-01-31T14:00:05Z",
          "last_success_at": "2026-01-31T14:00:09Z",
          "last_error": null,
          "failures": 0,
          "last_run": { "imported": 12, "rejected": 0 },
          "total": { "imported": 48213, "rejected": 3 }
        }
        """;

    /// <summary>A page of feeds.</summary>
    public const string List = "{\"feeds\":[" + Feed + "],\"next_cursor\":null}";

    /// <summary>The schema of what a feed is to be like.</summary>
    /// <returns>The schema.</returns>
    public static OpenApiSchema RequestSchema() => BodySchemas.Closed(["name", "kind", "url"], new(StringComparer.Ordinal)
    {
        ["name"] = BodySchemas.Text("What people call it.", NameRule.MaxLength),
        ["kind"] = QuerySchemas.OneOf(FeedRules.Kinds),
        ["url"] = BodySchemas.Text("Of a TAXII 2.1 server its discovery, an API root or a collection; of a MISP feed its directory; else the file.", FeedRules.MaxLength, "uri"),
        ["collection"] = BodySchemas.OrNull(BodySchemas.Text("The id, alias or title of the one TAXII collection that is wanted; all that can be read without it.", FeedRules.MaxLength)),
        ["authentication"] = BodySchemas.OrNull(BodySchemas.Closed(["type"], new(StringComparer.Ordinal)
        {
            ["type"] = QuerySchemas.OneOf(FeedRules.Authentications),
            ["username"] = BodySchemas.OrNull(BodySchemas.Text("The user of `basic`.", FeedRules.MaxLength)),
            ["password"] = BodySchemas.OrNull(BodySchemas.Text("The password of `basic`.", FeedRules.MaxLength)),
            ["token"] = BodySchemas.OrNull(BodySchemas.Text("The token of `bearer`.", FeedRules.MaxLength)),
            ["name"] = BodySchemas.OrNull(BodySchemas.Text("The name of the header of `header`.", 128)),
            ["value"] = BodySchemas.OrNull(BodySchemas.Text("What that header says.", FeedRules.MaxLength)),
        })),
        ["interval_seconds"] = BodySchemas.OrNull(BodySchemas.Whole("The time between two polls; an hour without it.", FeedRules.MinIntervalSeconds, FeedRules.MaxIntervalSeconds)),
        ["enabled"] = new OpenApiSchema { Type = JsonSchemaType.Boolean | JsonSchemaType.Null, Description = "Whether it is polled; yes without it." },
    });
}
