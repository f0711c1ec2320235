namespace HelmAI.ApiService.Alerts.Figures;

/// <summary>The example by which the API's description shows figures of alerts.</summary>
internal static class AlertFiguresExamples
{
    /// <summary>The figures of a time.</summary>
    public const string Response =
        """
        {
          "from": "2026-01-01T00:00:00+00:00",
          "to": "2026-02-01T00:00:00+00:00",
          "alerts": 120,
          "open": 10,
          "acknowledged": 10,
          "resolved": 100,
          "false_positives": 20,
          "false_positive_rate": 0.2,
          "time_to_acknowledge": { "mean_seconds": 540.5, "median_seconds": 300 },
          "time_to_resolve": { "mean_seconds": 7200, "median_seconds": 3600 },
          "rules": [
            {
              "rule_id": "helm.reported_threat",
              "alerts": 120,
              "resolved": 100,
              "false_positives": 20,
              "false_positive_rate": 0.2,
              "mean_seconds_to_acknowledge": 540.5,
              "mean_seconds_to_resolve": 7200
            }
          ]
        }
        """;
}
