using HelmAI.ApiService.OpenApi;
using HelmAI.Core.Events;
using Microsoft.OpenApi;

namespace HelmAI.ApiService.Alerts.Suppressions;

/// <summary>The examples and the schema by which the API's description shows suppressions.</summary>
internal static class SuppressionExamples
{
    /// <summary>A body that asks for one.</summary>
    public const string Request =
        """
        {
          "rule_id": "helm.reported_threat",
          "entity": { "type": "user", "value": "alice" },
          "until": "2099-01-31T18:00:00Z",
          "comment": "Penetration test until tonight"
        }
        """;

    /// <summary>A suppression.</summary>
    public const string Suppression =
        """
        {
          "id": "019c1a2b-4d00-7a11-9b22-3c4d5e6f7081",
          "status": "active",
          "rule_id": "helm.reported_threat",
          "entity": { "type": "user", "value": "alice" },
          "until": "2099-01-31T18:00:00+00:00",
          "comment": "Penetration test until tonight",
          "created_at": "2026-01-31T12:00:00+00:00",
          "created_by": "default",
          "hidden_count": 42,
          "last_hidden_at": "2026-01-31T12:30:00.26+00:00"
        }
        """;

    /// <summary>A page of suppressions.</summary>
    public const string List = "{\"suppressions\":[" + Suppression + "],\"next_cursor\":null}";

    /// <summary>The schema of the body.</summary>
    /// <returns>The schema.</returns>
    public static OpenApiSchema RequestSchema() => BodySchemas.Closed(["until"], new(StringComparer.Ordinal)
    {
        ["rule_id"] = BodySchemas.OrNull(BodySchemas.Text("The rule; all where there is none. At least one of rule and entity is named.", SecurityEvent.MaxEnvelopeLength)),
        ["entity"] = BodySchemas.OrNull(BodySchemas.Closed(["type", "value"], new(StringComparer.Ordinal)
        {
            ["type"] = BodySchemas.Text("Its kind, as alerts show it.", SecurityEvent.MaxEnvelopeLength),
            ["value"] = BodySchemas.Text("Its name, as alerts show it.", SecurityEvent.MaxEnvelopeLength),
        })),
        ["until"] = BodySchemas.Text($"When it ends, at most {SuppressionRules.MaxDays} days from now.", format: "date-time"),
        ["comment"] = BodySchemas.OrNull(BodySchemas.Text("Why.", AlertComment.MaxLength)),
    });
}
