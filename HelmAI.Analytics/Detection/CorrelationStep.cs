namespace HelmAI.Analytics.Detection;

/// <summary>What a fold came to.</summary>
/// <param name="State">What the correlator remembers of the group now; empty forgets it.</param>
/// <param name="ExpiresAt">When it may be forgotten, in UTC.</param>
/// <param name="Findings">What it found.</param>
internal sealed record CorrelationStep(ReadOnlyMemory<byte> State, DateTimeOffset ExpiresAt, IReadOnlyList<CorrelatedFinding> Findings);
