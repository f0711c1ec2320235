using HelmAI.Analytics.Notifications.Targets;
using HelmAI.ApiService.Administration;
using HelmAI.ApiService.OpenApi;
using HelmAI.Core.Events;
using HelmAI.Core.Webhooks;
using Microsoft.OpenApi;

namespace HelmAI.ApiService.Webhooks;

/// <summary>The examples and the schema by which the API's description shows webhooks.</summary>
internal static class WebhookExamples
{
    /// <summary>What a webhook is to be like.</summary>
    public const string Request =
        """
        {
          "name": "on-call",
          "url": "https://soc.example.com/hooks/helm",
          "event_types": ["alert.raised"],
          "minimum_severity": "high",
          "rule_ids": [],
          "entity_types": ["user", "host"],
          "enabled": true
        }
        """;

    /// <summary>A new webhook. Its secret is no base64, so that nobody takes it for one.</summary>
    public const string Issued = "{" + Secret + "," + Members + ", \"previous_secret_expires_at\": null }";

    /// <summary>A webhook.</summary>
    public const string Webhook = "{" + Members + ", \"previous_secret_expires_at\": null }";

    /// <summary>A webhook with a new secret.</summary>
    public const string Rotated = "{" + Secret + "," + Members + ", \"previous_secret_expires_at\": \"2026-02-01T12:00:00Z\" }";

    /// <summary>A page of webhooks.</summary>
    public const string List = "{\"webhooks\":[" + Webhook + "],\"next_cursor\":null}";

    /// <summary>A test that waits.</summary>
    public const string TestDelivery =
        """
        {
          "id": "019c1a2b-3c60-7b22-8c33-4d5e6f708192",
          "type": "webhook.test",
          "alert_id": null,
          "state": "pending",
          "attempts": 0,
          "created_at": "2026-01-31T12:00:00Z",
          "next_attempt_at": "2026-01-31T12:00:00Z",
          "finished_at": null
        }
        """;

    /// <summary>A delivery that waits again.</summary>
    public const string Redelivery =
        """
        {
          "id": "019c1a2b-3c60-7b22-8c33-4d5e6f708192",
          "type": "alert.raised",
          "alert_id": "019c1a2b-3c50-7a11-9b22-3c4d5e6f7081",
          "state": "pending",
          "attempts": 0,
          "created_at": "2026-01-31T12:00:00Z",
          "next_attempt_at": "2026-01-31T13:00:00Z",
          "finished_at": null
        }
        """;

    /// <summary>A page of deliveries.</summary>
    public const string Deliveries = "{\"deliveries\":[" + Delivered + "],\"next_cursor\":null}";

    /// <summary>A delivery with its attempts.</summary>
    public const string DeliveryDetails =
        "{\"delivery\":" + Delivered +
        """
        ,
          "attempts": [
            { "started_at": "2026-01-31T12:00:00Z", "latency_ms": 12.4, "status_code": 503, "error": "The receiver answered 503.", "answer": "try later" },
            { "started_at": "2026-01-31T12:00:03Z", "latency_ms": 9.1, "status_code": 204, "error": null, "answer": "" }
          ]
        }
        """;

    private const string Secret = "\"secret\": \"whsec_*\"";

    private const string Delivered =
        """
        {
          "id": "019c1a2b-3c60-7b22-8c33-4d5e6f708192",
          "type": "alert.raised",
          "alert_id": "019c1a2b-3c50-7a11-9b22-3c4d5e6f7081",
          "state": "delivered",
          "attempts": 2,
          "created_at": "2026-01-31T12:00:00Z",
          "next_attempt_at": null,
          "finished_at": "2026-01-31T12:00:03Z"
        }
        """;

    private const string Members =
        """
        "id": "019c1a2b-3c4d-7e5f-8a9b-0c1d2e3f4a5b",
        "name": "on-call",
        "url": "https://soc.example.com/hooks/helm",
        "event_types": ["alert.raised"],
        "minimum_severity": "high",
        "rule_ids": [],
        "entity_types": ["user", "host"],
        "enabled": true,
        "disabled_at": null,
        "disabled_reason": null,
        "circuit": { "state": "closed", "consecutive_failures": 0, "open_until": null },
        "created_at": "2026-01-31T12:00:00Z",
        "created_by": "default",
        "updated_at": "2026-01-31T12:00:00Z"
        """;

    /// <summary>The schema of what a webhook is to be like.</summary>
    /// <returns>The schema.</returns>
    public static OpenApiSchema RequestSchema() => BodySchemas.Closed(["name", "url"], new(StringComparer.Ordinal)
    {
        ["name"] = BodySchemas.Text("What people call it.", NameRule.MaxLength),
        ["url"] = BodySchemas.Text("Where alerts are sent: https, to a public address unless the operator allows others.", TargetRules.MaxUrlLength, "uri"),
        ["event_types"] = new OpenApiSchema { Type = JsonSchemaType.Array | JsonSchemaType.Null, Items = QuerySchemas.OneOf(MessageTypeNames.All) },
        ["minimum_severity"] = BodySchemas.OrNull(QuerySchemas.OneOf(SeverityNames.All)),
        ["rule_ids"] = Items("A rule; alerts of others are not sent."),
        ["entity_types"] = Items("A kind of entity, such as `user` or `ip`; alerts about others are not sent."),
        ["enabled"] = new OpenApiSchema { Type = JsonSchemaType.Boolean | JsonSchemaType.Null, Description = "Whether it is told of alerts; true where it is not given." },
    });

    private static OpenApiSchema Items(string description) => new()
    {
        Type = JsonSchemaType.Array | JsonSchemaType.Null,
        MaxItems = WebhookRules.MaxItems,
        Items = BodySchemas.Text(description, WebhookRules.MaxItemLength),
    };
}
