namespace HelmAI.ApiService.Alerts;

/// <summary>The examples by which the API's description shows alerts.</summary>
internal static class AlertExamples
{
    /// <summary>An alert.</summary>
    public const string Alert =
        """
        {
          "id": "019c1a2b-3c50-7a11-9b22-3c4d5e6f7081",
          "status": "open",
          "rule_id": "helm.reported_threat",
          "title": "Reported threat: malware",
          "severity": "high",
          "entity": { "type": "user", "value": "alice" },
          "risk_score": 0.95,
          "tags": [],
          "evidence": [{ "field": "severity", "value": "high", "pattern": null }],
          "recommended_actions": ["Isolate the affected host from the network"],
          "created_at": "2026-01-31T12:00:00.26+00:00",
          "event_id": "019c1a2b-3c4d-7e5f-8a9b-0c1d2e3f4a5b",
          "event_count": 1,
          "first_seen": "2026-01-31T12:00:00+00:00",
          "last_seen": "2026-01-31T12:00:00+00:00"
        }
        """;

    /// <summary>A page of alerts.</summary>
    public const string List = "{\"alerts\":[" + Alert + "],\"next_cursor\":null}";
}
