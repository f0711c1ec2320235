using HelmAI.Analytics.Intelligence.Providers;
using HelmAI.ApiService.OpenApi;
using Microsoft.OpenApi;

namespace HelmAI.ApiService.Threats;

/// <summary>The examples and the schema by which the API's description shows look-ups.</summary>
internal static class LookupExamples
{
    /// <summary>What is known of a value, while one provider is down.</summary>
    public const string Report =
        """
        {
          "value": "198.51.100.23",
          "type": "ipv4",
          "verdict": "malicious",
          "partial": true,
          "suppressed_by": null,
          "indicators": [
            {
              "id": "indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f",
              "matched": "198.51.100.0/24",
              "name": "Command and control",
              "source": "botnets",
              "state": "active",
              "confidence": 74,
              "labels": ["malicious-activity"]
            }
          ],
          "providers": [
            {
              "provider": "threat_db",
              "verdict": "malicious",
              "retrieved_at": "2026-01-31T12:00:00Z",
              "cached": true,
              "data": { "verdict": "malicious", "campaign": "snow" }
            },
            {
              "provider": "reputation",
              "verdict": "unknown",
              "retrieved_at": "2026-01-31T12:00:03Z",
              "cached": false,
              "data": null,
              "error": { "error_code": "EXTERNAL_SERVICE_ERROR", "message": "It did not answer in time." }
            }
          ]
        }
        """;

    /// <summary>What is known of many values.</summary>
    public const string Reports = "{\"threats\":[" + Report + "]}";

    /// <summary>The question for many values.</summary>
    public const string Request = """{ "values": ["198.51.100.23", "hxxp://evil[.]example/drop", "44d88612fea8a8f36de82e1278abb02f"] }""";

    /// <summary>The schema of the question.</summary>
    /// <returns>The schema.</returns>
    public static OpenApiSchema RequestSchema() => BodySchemas.Closed(["values"], new(StringComparer.Ordinal)
    {
        ["values"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            MinItems = 1,
            MaxItems = ThreatLookup.MaxValues,
            Items = BodySchemas.Text("An address, domain, URL, digest, e-mail address, or a provider's own id; also defanged.", LookupTarget.MaxLength),
        },
    });
}
