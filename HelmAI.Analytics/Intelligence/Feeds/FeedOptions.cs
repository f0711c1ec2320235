using System.ComponentModel.DataAnnotations;
using HelmAI.ServiceDefaults.Configuration;

namespace HelmAI.Analytics.Intelligence.Feeds;

/// <summary>How feeds are polled.</summary>
internal sealed class FeedOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Feeds";

    /// <summary>Whether feeds may be at private, local and reserved addresses; not by default, since tenants say where their feeds are.</summary>
    [Setting("HELM_FEEDS_PRIVATE_ADDRESSES", Example = "false")]
    public bool PrivateAddresses { get; set; }

    /// <summary>How many feeds each process polls at a time, 0 to 32; 2 by default. With 0 it polls none.</summary>
    [Setting("HELM_FEEDS_CONCURRENCY", Example = "2")]
    [Range(0, 32)]
    public int Concurrency { get; set; } = 2;

    /// <summary>How often a process looks whose turn it is without having been told, in milliseconds, 10 to 600,000; 5,000 by default.</summary>
    [Setting("HELM_FEEDS_POLL_MS", Example = "5000")]
    [Range(10, 600_000)]
    public int PollMilliseconds { get; set; } = 5_000;

    /// <summary>How long a server may take for the head of an answer, and between two parts of its body, in seconds, 1 to 600; 30 by default.</summary>
    [Setting("HELM_FEEDS_TIMEOUT_SECONDS", Example = "30")]
    [Range(1, 600)]
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>The largest file of a feed, in bytes, 1,024 to 10,737,418,240; 268,435,456 by default. It is read as it comes, not kept in memory.</summary>
    [Setting("HELM_FEEDS_MAX_BYTES", Example = "268435456")]
    [Range(1_024L, 10_737_418_240L)]
    public long MaxBytes { get; set; } = 268_435_456;

    /// <summary>How long a process may be silent before another one polls its feed, in seconds, 2 to 3,600; 60 by default.</summary>
    [Setting("HELM_FEEDS_LEASE_SECONDS", Example = "60")]
    [Range(2, 3_600)]
    public int LeaseSeconds { get; set; } = 60;

    /// <summary>How long a poll may take, in seconds, 1 to 86,400; 900 by default. The next one goes on where it ended.</summary>
    [Setting("HELM_FEEDS_LONGEST_POLL_SECONDS", Example = "900")]
    [Range(1, 86_400)]
    public int LongestPollSeconds { get; set; } = 900;
}
