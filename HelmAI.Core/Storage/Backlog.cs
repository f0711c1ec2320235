namespace HelmAI.Core.Storage;

/// <summary>How much waits for its analysis.</summary>
/// <param name="Events">The number of waiting events.</param>
/// <param name="OldestReceivedAt">When the oldest of them was received; <see langword="null"/> when none waits.</param>
public sealed record Backlog(long Events, DateTimeOffset? OldestReceivedAt);
