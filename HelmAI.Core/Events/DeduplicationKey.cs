namespace HelmAI.Core.Events;

/// <summary>What makes two submissions of one tenant the same event.</summary>
/// <param name="Key">SHA-256 over the caller's reference; equal keys name one event.</param>
/// <param name="BodyHash">SHA-256 over the submitted body; equal keys with other bodies contradict each other.</param>
public sealed record DeduplicationKey(ReadOnlyMemory<byte> Key, ReadOnlyMemory<byte> BodyHash);
