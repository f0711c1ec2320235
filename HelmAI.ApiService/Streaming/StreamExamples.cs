namespace HelmAI.ApiService.Streaming;

/// <summary>The example by which the API's description shows the stream.</summary>
internal static class StreamExamples
{
    /// <summary>A short stream.</summary>
    public const string Stream =
        """
        retry: 2000

        id: 019c1a2b-3c4d-7000-8000-000000000000
        event: open
        data: {"types":["alert","event","metrics"],"resumed":false}

        id: 019c1a2b-3c50-7a11-9b22-3c4d5e6f7081
        event: event
        data: {"id":"019c1a2b-3c50-7a11-9b22-3c4d5e6f7081","event_type":"login","risk_score":0,"findings":[]}

        : heartbeat
        id: 019c1a2b-7000-7000-8000-000000000000

        event: end
        data: {"reason":"shutdown","message":"The service stops. Come back with the last id."}

        """;
}
