using HelmAI.ApiService.OpenApi;
using Microsoft.OpenApi;

namespace HelmAI.ApiService.Intelligence.Indicators;

/// <summary>The schemas and examples by which the API's description shows indicators.</summary>
internal static class IndicatorExamples
{
    /// <summary>A body that sets a confidence.</summary>
    public const string Confidence = """{"confidence":95}""";

    /// <summary>An indicator.</summary>
    public const string Indicator = "{" + Members + ",\"related\":null,\"sighting\":null}";

    /// <summary>An indicator with what belongs to it.</summary>
    public const string Details = "{" + Members
        + """
        ,
          "related": [{ "relationship": "indicates", "id": "malware--31b940d4-6f7f-459a-80ea-9c1f17b5891b", "type": "malware", "name": "Poison Ivy", "attack_id": null }],
          "sighting": { "first_seen": "2026-02-01T08:00:00+00:00", "last_seen": "2026-02-03T17:30:00+00:00", "count": 4 }
        }
        """;

    /// <summary>A page of indicators.</summary>
    public const string List = "{\"indicators\":[" + Indicator + "],\"next_cursor\":null}";

    private const string Members =
        """
          "id": "d81f86b9-975b-4c0b-875e-810c5ad45a4f", "stix_id": "indicator--d81f86b9-975b-4c0b-875e-810c5ad45a4f", "shared": false, "state": "active",
          "type": "domain", "value": "evil.example", "pattern": "[domain-name:value = 'evil.example']", "name": "Command and control", "description": null,
          "score": 72.5, "confidence": 75, "confidence_override": null, "labels": ["malicious-activity"],
          "kill_chain_phases": [{ "kill_chain_name": "mitre-attack", "phase_name": "command-and-control" }], "tlp": "amber", "created_by": null, "external_references": [],
          "source": "api", "valid_from": "2026-01-31T12:00:00+00:00", "valid_until": null, "leaves_at": "2026-06-13T12:00:00+00:00",
          "created": "2026-01-31T12:00:00+00:00", "modified": "2026-01-31T12:00:00+00:00", "stored_at": "2026-01-31T12:05:00+00:00"
        """;

    /// <summary>The schema of a body that sets a confidence.</summary>
    /// <returns>The schema.</returns>
    public static OpenApiSchema ConfidenceSchema() => BodySchemas.Closed(
        ["confidence"],
        new(StringComparer.Ordinal) { ["confidence"] = BodySchemas.OrNull(BodySchemas.Whole("How sure one may be of it; null leaves that to source and time again.", 0, 100)) });
}
