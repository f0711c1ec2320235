namespace HelmAI.Core.Intelligence.Feeds;

/// <summary>A source of indicators that is polled: what a tenant says of it, and how it stands.</summary>
public sealed record Feed
{
    /// <summary>The feed's identity: a UUID version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The tenant whose indicators it brings.</summary>
    public required string TenantId { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>How its indicators are written.</summary>
    public required FeedKind Kind { get; init; }

    /// <summary>Its absolute address, http or https.</summary>
    public required string Url { get; init; }

    /// <summary>The id, alias or title of the one TAXII collection that is wanted; <see langword="null"/> for all that can be read.</summary>
    public string? Collection { get; init; }

    /// <summary>How it is asked.</summary>
    public FeedAuthentication Authentication { get; init; }

    /// <summary>The user of <see cref="FeedAuthentication.Basic"/>, or the name of the header of <see cref="FeedAuthentication.Header"/>.</summary>
    public string? UserName { get; init; }

    /// <summary>The password, token or header's value, encrypted; see <see cref="IFeedStore.ReadSecretAsync"/>.</summary>
    public string? Secret { get; init; }

    /// <summary>The time from the end of one poll to the beginning of the next, in seconds; a jitter is added.</summary>
    public required int IntervalSeconds { get; init; }

    /// <summary>Whether it is polled.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>When it was made, in UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The id of the key by which it was made.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When what a tenant says of it last changed, in UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Up to where it has been read, in the reader's own words; empty before the first poll.</summary>
    public string Position { get; init; } = string.Empty;

    /// <summary>From when on it is its turn, in UTC.</summary>
    public required DateTimeOffset NextRunAt { get; init; }

    /// <summary>When it was last polled, in UTC; <see langword="null"/> for never.</summary>
    public DateTimeOffset? LastRunAt { get; init; }

    /// <summary>When a poll last came to its end, in UTC; <see langword="null"/> for never.</summary>
    public DateTimeOffset? LastSuccessAt { get; init; }

    /// <summary>Why the last poll failed; <see langword="null"/> where it did not.</summary>
    public string? LastError { get; init; }

    /// <summary>How many polls have failed since the last success.</summary>
    public int Failures { get; init; }

    /// <summary>How many indicators the last poll brought.</summary>
    public long LastImported { get; init; }

    /// <summary>How many items of the last poll could not be read.</summary>
    public long LastRejected { get; init; }

    /// <summary>How many indicators all polls brought.</summary>
    public long Imported { get; init; }

    /// <summary>How many items of all polls could not be read.</summary>
    public long Rejected { get; init; }

    /// <summary>Names the poll that is under way; <see langword="null"/> where none is.</summary>
    public Guid? LeaseToken { get; init; }

    /// <summary>Until when the poll that is under way has the feed to itself, in UTC.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }
}
