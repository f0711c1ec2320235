namespace HelmAI.ApiService.Streaming;

/// <summary>A message that messages are missing: what came between two times may not have been sent.</summary>
/// <param name="Reason"><c>unknown_id</c>, <c>too_old</c> or <c>too_many</c>.</param>
/// <param name="From">After which time messages may be missing; null where the position was none.</param>
/// <param name="To">Until when.</param>
internal sealed record StreamGap(string Reason, DateTimeOffset? From, DateTimeOffset To);
