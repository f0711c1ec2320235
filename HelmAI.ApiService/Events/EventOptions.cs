using System.ComponentModel.DataAnnotations;
using HelmAI.ServiceDefaults.Configuration;

namespace HelmAI.ApiService.Events;

/// <summary>How long a sender waits for its result, how large an event may be, and how many may wait.</summary>
public sealed class EventOptions
{
    /// <summary>How long a posted event waits for its analysis before it is answered with 202, in milliseconds: 0 to 60,000, default 500.</summary>
    [Range(0, 60_000)]
    [Setting("HELM_EVENT_WAIT_MS", Example = "500")]
    public int WaitMilliseconds { get; set; } = 500;

    /// <summary>The largest body of one event, in bytes: 1,024 to 16,777,216, default 1,048,576 (1 MiB).</summary>
    [Range(1_024, 16_777_216)]
    [Setting("HELM_EVENT_MAX_BYTES", Example = "1048576")]
    public int MaxBytes { get; set; } = 1_048_576;

    /// <summary>How deep objects and arrays may nest, the event itself counted: 1 to 60, default 32.</summary>
    [Range(1, 60)]
    [Setting("HELM_EVENT_MAX_DEPTH", Example = "32")]
    public int MaxDepth { get; set; } = 32;

    /// <summary>How many members and array items an event may have at all depths together: 1 to 100,000, default 2,000.</summary>
    [Range(1, 100_000)]
    [Setting("HELM_EVENT_MAX_FIELDS", Example = "2000")]
    public int MaxFields { get; set; } = 2_000;

    /// <summary>The longest string, in UTF-16 characters: 256 to 1,048,576, default 65,536.</summary>
    [Range(256, 1_048_576)]
    [Setting("HELM_EVENT_MAX_STRING_LENGTH", Example = "65536")]
    public int MaxStringLength { get; set; } = 65_536;

    /// <summary>The longest member name, in UTF-16 characters: 16 to 4,096, default 512.</summary>
    [Range(16, 4_096)]
    [Setting("HELM_EVENT_MAX_NAME_LENGTH", Example = "512")]
    public int MaxNameLength { get; set; } = 512;

    /// <summary>How many events may wait for their analysis before more are answered with 503: 1 to 1,000,000,000, default 1,000,000.</summary>
    [Range(1, 1_000_000_000)]
    [Setting("HELM_BACKLOG_LIMIT", Example = "1000000")]
    public long BacklogLimit { get; set; } = 1_000_000;
}
