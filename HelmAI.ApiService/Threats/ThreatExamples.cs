using HelmAI.ApiService.Events;
using HelmAI.ApiService.OpenApi;
using Microsoft.OpenApi;

namespace HelmAI.ApiService.Threats;

/// <summary>The examples and the schema by which the API's description shows threat reports.</summary>
internal static class ThreatExamples
{
    /// <summary>A report.</summary>
    public const string Request =
        """
        {
          "event_id": "550e8400-e29b-41d4-a716-446655440000",
          "threat_data": { "type": "malware", "severity": "high", "indicators": ["198.51.100.23"], "metadata": { "host": "ws-042" } },
          "context": { "user_id": "alice", "source": "edge-sensor-7" }
        }
        """;

    /// <summary>The answer with the result.</summary>
    public const string Response =
        """
        {
          "id": "019c1a2b-3c4d-7e5f-8a9b-0c1d2e3f4a5b",
          "status": "processed",
          "alert_id": "019c1a2b-3c50-7a11-9b22-3c4d5e6f7081",
          "risk_score": 0.95,
          "recommended_actions": ["Isolate the affected host from the network"],
          "processing_time_ms": 0.4,
          "findings": [
        """ + EventExamples.Finding + """
          ]
        }
        """;

    /// <summary>The answer while the threat is queued.</summary>
    public const string Queued =
        """{ "id": "019c1a2b-3c4d-7e5f-8a9b-0c1d2e3f4a5b", "status": "queued", "alert_id": null, "risk_score": null, "recommended_actions": [], "processing_time_ms": null, "findings": [] }""";

    /// <summary>The schema of a report.</summary>
    /// <returns>The schema.</returns>
    public static OpenApiSchema RequestSchema() => BodySchemas.Closed(["event_id", "threat_data"], new(StringComparer.Ordinal)
    {
        ["event_id"] = BodySchemas.Text("The reporter's reference: a UUID version 4.", format: "uuid"),
        ["threat_data"] = BodySchemas.Closed(["type", "severity"], new(StringComparer.Ordinal)
        {
            ["type"] = BodySchemas.Text("What kind of threat it is, such as `malware`."),
            ["severity"] = QuerySchemas.OneOf(["low", "medium", "high", "critical"]),
            ["indicators"] = BodySchemas.OrNull(new OpenApiSchema { Type = JsonSchemaType.Array, Items = BodySchemas.Text("An address, domain, URL, hash or e-mail address.") }),
            ["metadata"] = BodySchemas.OrNull(new OpenApiSchema { Type = JsonSchemaType.Object, Description = "Anything else about the threat." }),
        }),
        ["context"] = BodySchemas.OrNull(BodySchemas.Closed([], new(StringComparer.Ordinal)
        {
            ["user_id"] = BodySchemas.OrNull(BodySchemas.Text("The user who reports it or whom it is about.")),
            ["source"] = BodySchemas.OrNull(BodySchemas.Text("The system that reports it.")),
        })),
    });
}
