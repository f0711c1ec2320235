namespace HelmAI.ApiService.Alerts;

/// <summary>The examples by which the API's description shows alerts.</summary>
internal static class AlertExamples
{
    /// <summary>An alert.</summary>
    public const string Alert = "{" + Identity + """  "status": "open", "version": 1, "assignee": null, "acknowledged_at": null, "resolved_at": null, "false_positive": null,""" + Members + "}";

    /// <summary>An alert that somebody works on.</summary>
    public const string Acknowledged =
        "{" + Identity + """  "status": "acknowledged", "version": 3, "assignee": "ann@example.com", "acknowledged_at": "2026-01-31T12:04:00+00:00", "resolved_at": null, "false_positive": null,""" + Members + "}";

    /// <summary>An alert that is done with.</summary>
    public const string Resolved =
        "{" + Identity + """  "status": "resolved", "version": 4, "assignee": "ann@example.com", "acknowledged_at": "2026-01-31T12:04:00+00:00", "resolved_at": "2026-01-31T12:31:00+00:00", "false_positive": true,""" + Members + "}";

    /// <summary>A page of alerts.</summary>
    public const string List = "{\"alerts\":[" + Alert + "],\"next_cursor\":null}";

    private const string Identity =
        """
        "id": "019c1a2b-3c50-7a11-9b22-3c4d5e6f7081",
        """;

    private const string Members =
        """
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
        """;
}
