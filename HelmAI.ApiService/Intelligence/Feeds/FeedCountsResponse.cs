namespace HelmAI.ApiService.Intelligence.Feeds;

/// <summary>What polls brought.</summary>
/// <param name="Imported">How many indicators were new, or newer than what was stored.</param>
/// <param name="Rejected">How many items could not be read.</param>
internal sealed record FeedCountsResponse(long Imported, long Rejected);
