namespace HelmAI.ApiService.Live;

/// <summary>The examples by which the API's description shows live figures.</summary>
internal static class LiveExamples
{
    /// <summary>The figures.</summary>
    public const string Metrics =
        """
        {
          "timestamp": "2026-01-31T12:00:00.25+00:00",
          "window_start": "2026-01-31T11:55:00+00:00",
          "partial": false,
          "active_users": 42,
          "active_users_error": 0.0081,
          "events": {
            "count": 1200, "failed": 0, "per_second": 4.2,
            "by_severity": { "info": 0, "low": 100, "medium": 20, "high": 8, "critical": 1, "none": 1071 },
            "by_type": [{ "event_type": "login", "count": 900 }]
          },
          "alerts": {
            "count": 9, "per_second": 0.05,
            "by_severity": { "info": 0, "low": 0, "medium": 0, "high": 8, "critical": 1 },
            "by_rule": [{ "rule_id": "helm.reported_threat", "count": 9 }]
          },
          "activity": { "count": 310, "per_second": 1.1 },
          "feature_usage": [{ "feature_name": "search", "count": 120 }],
          "ai_interactions": { "count": 25, "average_response_time": 1.8, "by_type": [{ "interaction_type": "chat", "count": 25 }] },
          "system": {
            "backlog": 0,
            "processing_time_ms_p50": 0.21, "processing_time_ms_p95": 0.74,
            "time_to_result_ms_p50": 6.1, "time_to_result_ms_p95": 18.3
          }
        }
        """;
}
