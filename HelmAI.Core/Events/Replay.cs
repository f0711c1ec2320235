namespace HelmAI.Core.Events;

/// <summary>One time that a failed event was sent back to be analysed again.</summary>
/// <param name="RequestedAt">When that was asked for, in UTC.</param>
/// <param name="FailedAt">When its analysis had failed, in UTC.</param>
/// <param name="Error">Why it had.</param>
public sealed record Replay(DateTimeOffset RequestedAt, DateTimeOffset FailedAt, string? Error);
