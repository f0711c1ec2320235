namespace HelmAI.ApiService.Reporting;

/// <summary>The examples by which the API's description shows reports.</summary>
internal static class ReportingExamples
{
    /// <summary>The figures of two days.</summary>
    public const string Business =
        """
        {
          "from": "2026-01-30T00:00:00+01:00",
          "to": "2026-02-01T00:00:00+01:00",
          "tz": "Europe/Berlin",
          "active_users": 4,
          "daily_active_users": [{ "date": "2026-01-30", "users": 3 }, { "date": "2026-01-31", "users": 4 }],
          "feature_adoption": [{ "feature_name": "export", "users": 3, "adoption": 0.75, "mean_session_duration": 42.5 }],
          "satisfaction": { "mean": 4.5, "count": 2, "distribution": [0, 0, 0, 1, 1] },
          "ai_interactions": { "count": 5, "mean_response_time": 1.25, "max_response_time": 3.5 },
          "activity_by_hour": [0, 0, 0, 0, 0, 0, 0, 2, 9, 12, 11, 8, 5, 7, 9, 8, 6, 3, 1, 0, 0, 0, 0, 0],
          "activity_by_weekday": [
            { "weekday": "monday", "activities": 0 }, { "weekday": "tuesday", "activities": 0 }, { "weekday": "wednesday", "activities": 0 },
            { "weekday": "thursday", "activities": 0 }, { "weekday": "friday", "activities": 43 }, { "weekday": "saturday", "activities": 38 },
            { "weekday": "sunday", "activities": 0 }
          ]
        }
        """;

    /// <summary>Events by severity.</summary>
    public const string TimeSeries =
        """
        {
          "metric": "events",
          "from": "2026-01-31T10:00:00+00:00",
          "to": "2026-01-31T12:00:00+00:00",
          "step": "1h",
          "tz": "UTC",
          "group_by": "severity",
          "quantile_resolution": null,
          "times": ["2026-01-31T10:00:00+00:00", "2026-01-31T11:00:00+00:00"],
          "series": [
            { "name": "low", "is_rest": false, "values": [120, 97] },
            { "name": "high", "is_rest": false, "values": [0, 3] }
          ]
        }
        """;
}
