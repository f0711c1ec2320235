using HelmAI.Core.Intelligence.Feeds;

namespace HelmAI.ApiService.Intelligence.Feeds;

/// <summary>A feed, and how it stands.</summary>
internal sealed record FeedResponse
{
    /// <summary>The feed's identity: a UUID version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>How its indicators are written.</summary>
    public required FeedKind Kind { get; init; }

    /// <summary>Its address.</summary>
    public required string Url { get; init; }

    /// <summary>The one TAXII collection that is wanted; null for all that can be read.</summary>
    public required string? Collection { get; init; }

    /// <summary>How it is asked; its secret is never shown.</summary>
    public required FeedAuthenticationResponse Authentication { get; init; }

    /// <summary>The time between two polls.</summary>
    public required int IntervalSeconds { get; init; }

    /// <summary>Whether it is polled.</summary>
    public required bool Enabled { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The id of the key that made it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Whether it is being polled now.</summary>
    public required bool Running { get; init; }

    /// <summary>When it is its turn next; null while it is not polled.</summary>
    public required DateTimeOffset? NextRunAt { get; init; }

    /// <summary>When it was last polled; null for never.</summary>
    public required DateTimeOffset? LastRunAt { get; init; }

    /// <summary>When a poll last came to its end; null for never.</summary>
    public required DateTimeOffset? LastSuccessAt { get; init; }

    /// <summary>Why the last poll failed; null where it did not.</summary>
    public required string? LastError { get; init; }

    /// <summary>How many polls have failed since the last success.</summary>
    public required int Failures { get; init; }

    /// <summary>What the last poll brought.</summary>
    public required FeedCountsResponse LastRun { get; init; }

    /// <summary>What all polls brought.</summary>
    public required FeedCountsResponse Total { get; init; }

    /// <summary>Describes a feed.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="now">The time.</param>
    /// <returns>Its description.</returns>
    public static FeedResponse From(Feed feed, DateTimeOffset now) => new()
    {
        Id = feed.Id,
        Name = feed.Name,
        Kind = feed.Kind,
        Url = feed.Url,
        Collection = feed.Collection,
        Authentication = FeedAuthenticationResponse.From(feed),
        IntervalSeconds = feed.IntervalSeconds,
        Enabled = feed.IsEnabled,
        CreatedAt = feed.CreatedAt,
        CreatedBy = feed.CreatedBy,
        UpdatedAt = feed.UpdatedAt,
        Running = feed.LeaseUntil > now,
        NextRunAt = feed.IsEnabled ? feed.NextRunAt : null,
        LastRunAt = feed.LastRunAt,
        LastSuccessAt = feed.LastSuccessAt,
        LastError = feed.LastError,
        Failures = feed.Failures,
        LastRun = new(feed.LastImported, feed.LastRejected),
        Total = new(feed.Imported, feed.Rejected),
    };
}
