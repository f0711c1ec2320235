namespace HelmAI.Analytics.Detection;

/// <summary>
/// Finds what is wrong with several events together: folds observations, in the order of event time, into a state of
/// its own form that the worker keeps per tenant, rule and group. Pure: the same state and observations give the same result.
/// </summary>
internal interface ICorrelator
{
    /// <summary>The rule whose observations it folds.</summary>
    string RuleId { get; }

    /// <summary>Folds a group's observations.</summary>
    /// <param name="state">What it remembers of the group; empty at first.</param>
    /// <param name="observations">The new observations of the group, earliest first.</param>
    /// <returns>What it remembers now, and what it found.</returns>
    CorrelationStep Fold(ReadOnlyMemory<byte> state, IReadOnlyList<Observation> observations);
}
