namespace HelmAI.Analytics.Detection;

/// <summary>What a fold came to.</summary>
/// <param name="State">What the correlator remembers of the group now; empty forgets it.</param>
/// <param name="ExpiresAt">When it may be forgotten, in UTC: event time, as the observations' timestamps are.</param>
/// <param name="Findings">What it found.</param>
internal sealed record CorrelationStep(ReadOnlyMemory<byte> State, DateTimeOffset ExpiresAt, IReadOnlyList<CorrelatedFinding> Findings)
{
    /// <summary>What other correlations are to fold in turn: those that the completing observations had ready.</summary>
    public IReadOnlyList<Observation> Observations { get; init; } = [];
}
