namespace HelmAI.Core.Storage;

/// <summary>A place in a list that is ordered by time, then id, newest first (keyset paging: it stays right while items arrive).</summary>
/// <param name="Timestamp">The time of the item before the place, in UTC, in whole microseconds.</param>
/// <param name="Id">Its id.</param>
public sealed record PageCursor(DateTimeOffset Timestamp, Guid Id);
