using HelmAI.ApiService.Alerts;
using HelmAI.ApiService.OpenApi;
using HelmAI.Core.Events;
using Microsoft.OpenApi;

namespace HelmAI.ApiService.Events;

/// <summary>The examples and the schema by which the API's description shows events.</summary>
internal static class EventExamples
{
    /// <summary>An event as a sender posts it.</summary>
    public const string Request =
        """
        {
          "event_type": "threat",
          "severity": "high",
          "source": "edge-sensor-7",
          "type": "malware",
          "user_id": "alice",
          "ip_address": "203.0.113.7",
          "timestamp": "2026-01-31T12:00:00Z",
          "process": { "name": "invoice.exe", "arguments": ["/silent"] }
        }
        """;

    /// <summary>The answer while the event is queued.</summary>
    public const string Queued = "{" + Identity + ",\"status\":\"queued\",\"risk_score\":null,\"alerts\":[],\"findings\":[],\"recommended_actions\":[],\"processing_time_ms\":null,\"analyzed_at\":null,\"error\":null}";

    /// <summary>The answer with the result.</summary>
    public const string Response = "{" + Identity + "," + Result + ",\"alerts\":[" + AlertExamples.Alert + "]}";

    /// <summary>An event read back.</summary>
    public const string Stored = "{" + Identity + "," + Result + ",\"alerts\":[" + AlertExamples.Alert + "],\"event\":" + Request + "}";

    /// <summary>A page of events.</summary>
    public const string List = "{\"events\":[{" + Identity + "," + Result + "}],\"next_cursor\":null}";

    /// <summary>A number of events.</summary>
    public const string Count = "{\"count\":100}";

    /// <summary>The alerts of an event.</summary>
    public const string Alerts = "{\"alerts\":[" + AlertExamples.Alert + "]}";

    /// <summary>A finding.</summary>
    public const string Finding =
        """
        {
          "rule_id": "helm.reported_threat",
          "title": "Reported threat: malware",
          "severity": "high",
          "confidence": 1,
          "contribution": 0.95,
          "entity": null,
          "tags": [],
          "evidence": [{ "field": "severity", "value": "high", "pattern": null }],
          "recommended_actions": ["Isolate the affected host from the network"],
          "suppressed_by": null
        }
        """;

    private const string Identity =
        """
        "id": "019c1a2b-3c4d-7e5f-8a9b-0c1d2e3f4a5b",
        "event_type": "threat",
        "severity": "high",
        "source": "edge-sensor-7",
        "modality": null,
        "event_id": null,
        "user_id": "alice",
        "session_id": null,
        "ip_address": "203.0.113.7",
        "timestamp": "2026-01-31T12:00:00+00:00",
        "received_at": "2026-01-31T12:00:00.25+00:00"
        """;

    private const string Result =
        """
        "status": "processed",
        "risk_score": 0.95,
        "findings": [
        """ + Finding + """
        ],
        "recommended_actions": ["Isolate the affected host from the network"],
        "processing_time_ms": 0.4,
        "analyzed_at": "2026-01-31T12:00:00.26+00:00",
        "error": null
        """;

    /// <summary>The schema of an event as a sender posts it.</summary>
    /// <returns>The schema.</returns>
    public static OpenApiSchema RequestSchema() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "Any JSON object. The members named here are its envelope; all others are the event's own fields, which detection matches on.",
        AdditionalPropertiesAllowed = true,
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["event_type"] = Text("What kind of event it is; `threat` reports a threat."),
            ["severity"] = BodySchemas.OrNull(QuerySchemas.OneOf(SeverityNames.All)),
            ["source"] = Text("Which system saw it."),
            ["modality"] = Text("What kind of data it is about, such as `text` or `video`."),
            ["event_id"] = Reference("The sender's own reference: the same one with the same source and content is stored once.", JsonSchemaType.Number),
            ["user_id"] = Reference("The user it is about.", JsonSchemaType.Integer),
            ["session_id"] = Reference("The session it is about.", JsonSchemaType.Integer),
            ["ip_address"] = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null, Description = "The IPv4 or IPv6 address it is about." },
            ["timestamp"] = new OpenApiSchema
            {
                Type = JsonSchemaType.String | JsonSchemaType.Number | JsonSchemaType.Null,
                Description = "When it happened: RFC 3339 (UTC where there is no offset), or Unix seconds or milliseconds.",
            },
        },
    };

    private static OpenApiSchema Text(string description) =>
        new() { Type = JsonSchemaType.String | JsonSchemaType.Null, MaxLength = Parsing.EnvelopeValues.MaxNameLength, Description = description };

    private static OpenApiSchema Reference(string description, JsonSchemaType number) =>
        new() { Type = JsonSchemaType.String | number | JsonSchemaType.Null, MaxLength = SecurityEvent.MaxEnvelopeLength, Description = description };
}
