namespace HelmAI.Core.Storage;

/// <summary>What a correlation remembers of one group.</summary>
/// <param name="Key">Which correlation and group.</param>
/// <param name="State">What it remembers, in the correlator's own form; empty forgets the group.</param>
/// <param name="ExpiresAt">When it may be forgotten, in UTC, by the clock.</param>
public sealed record CorrelationState(CorrelationKey Key, ReadOnlyMemory<byte> State, DateTimeOffset ExpiresAt);
