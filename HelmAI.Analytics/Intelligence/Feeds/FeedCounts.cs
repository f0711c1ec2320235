namespace HelmAI.Analytics.Intelligence.Feeds;

/// <summary>What became of a part of a feed.</summary>
/// <param name="Imported">How many of its indicators were new, or newer than what was stored.</param>
/// <param name="Rejected">How many of its items could not be read.</param>
internal readonly record struct FeedCounts(long Imported, long Rejected);
