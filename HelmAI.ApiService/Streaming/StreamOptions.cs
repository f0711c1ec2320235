using System.ComponentModel.DataAnnotations;
using HelmAI.ServiceDefaults.Configuration;

namespace HelmAI.ApiService.Streaming;

/// <summary>How the live stream treats its readers. What is bounded is bounded for each process.</summary>
internal sealed class StreamOptions
{
    /// <summary>How often live figures are sent, in seconds: 1 to 60, by default 1.</summary>
    [Range(1, 60)]
    [Setting("HELM_STREAM_TICK_SECONDS", Example = "1")]
    public int TickSeconds { get; init; } = 1;

    /// <summary>After how many seconds of silence a comment is sent, so that whatever lies between keeps the connection: 1 to 300, by default 15.</summary>
    [Range(1, 300)]
    [Setting("HELM_STREAM_HEARTBEAT_SECONDS", Example = "15")]
    public int HeartbeatSeconds { get; init; } = 15;

    /// <summary>
    /// How many messages may wait for one reader before it is cut off: 100 to 1,000,000, by default 10,000. A batch of results comes all at once:
    /// the bound must hold some of them. Messages are kept once for all readers.
    /// </summary>
    [Range(100, 1_000_000)]
    [Setting("HELM_STREAM_BUFFER", Example = "10000")]
    public int Buffer { get; init; } = 10_000;

    /// <summary>How many events, and how many that raised alerts, are read again at most for a reader who comes back: 0 to 10,000, by default 1,000.</summary>
    [Range(0, 10_000)]
    [Setting("HELM_STREAM_BACKLOG", Example = "1000")]
    public int Backlog { get; init; } = 1_000;

    /// <summary>How many streams one key may have open: 1 to 100,000, by default 20.</summary>
    [Range(1, 100_000)]
    [Setting("HELM_STREAM_CLIENTS_PER_KEY", Example = "20")]
    public int ClientsPerKey { get; init; } = 20;

    /// <summary>How many streams all keys of a tenant may have open together: 1 to 100,000, by default 200.</summary>
    [Range(1, 100_000)]
    [Setting("HELM_STREAM_CLIENTS_PER_TENANT", Example = "200")]
    public int ClientsPerTenant { get; init; } = 200;

    /// <summary>How often results are looked for that no signal told of, in milliseconds: 100 to 60,000, by default 2,000.</summary>
    [Range(100, 60_000)]
    [Setting("HELM_STREAM_POLL_MS", Example = "2000")]
    public int PollMilliseconds { get; init; } = 2_000;
}
