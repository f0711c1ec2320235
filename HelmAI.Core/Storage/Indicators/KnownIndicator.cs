namespace HelmAI.Core.Storage.Indicators;

/// <summary>What must be known of a stored indicator to decide about a new version of it.</summary>
/// <param name="Modified">When its source last changed it.</param>
/// <param name="ContentKey">The key of what its source said.</param>
/// <param name="Created">When its source made it.</param>
/// <param name="ValidFrom">From when on it holds.</param>
/// <param name="ConfidenceOverride">The confidence that somebody here has set.</param>
/// <param name="WithdrawnAt">When somebody here took it back.</param>
/// <param name="LastSeen">When it was last seen.</param>
/// <param name="StoredAt">When it was first stored.</param>
/// <param name="FirstVersion">The store's version that added it.</param>
internal sealed record KnownIndicator(
    DateTimeOffset Modified,
    long ContentKey,
    DateTimeOffset Created,
    DateTimeOffset ValidFrom,
    int? ConfidenceOverride,
    DateTimeOffset? WithdrawnAt,
    DateTimeOffset? LastSeen,
    DateTimeOffset StoredAt,
    long FirstVersion);
