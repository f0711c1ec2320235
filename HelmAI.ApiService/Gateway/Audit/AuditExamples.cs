namespace HelmAI.ApiService.Gateway.Audit;

/// <summary>The examples by which the API's description shows the audit log.</summary>
internal static class AuditExamples
{
    /// <summary>A page of entries.</summary>
    public const string List =
        """
        {
          "entries": [
            {
              "id": "019c1a2b-3c50-7a11-9b22-3c4d5e6f7082",
              "number": 17,
              "occurred_at": "2026-01-31T12:00:01+00:00",
              "key": "default",
              "address": "192.0.2.7",
              "method": "GET",
              "route": "GetEvent",
              "target": "019c1a2b-3c4d-7e5f-8a9b-0c1d2e3f4a5b",
              "outcome": 200,
              "request_id": "019c1a2b-3c4f-7bd2-8c11-2f6a7b8c9d0e"
            }
          ],
          "next_cursor": null
        }
        """;

    /// <summary>A verification that finds the log cut off.</summary>
    public const string Verification =
        """
        {
          "intact": false,
          "entries": 1204,
          "unsealed": 3,
          "broken": {
            "number": 1205,
            "id": null,
            "fault": "cut_off",
            "message": "The entries from 1205 on are missing: the end of the log was cut off."
          }
        }
        """;
}
