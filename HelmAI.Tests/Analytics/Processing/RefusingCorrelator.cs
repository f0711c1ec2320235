using HelmAI.Analytics.Detection;

namespace HelmAI.Tests.Analytics.Processing;

/// <summary>Throws at one group and remembers nothing of the others.</summary>
internal sealed class RefusingCorrelator(string ruleId, string refused) : ICorrelator
{
    public string RuleId => ruleId;

    public CorrelationStep Fold(ReadOnlyMemory<byte> state, IReadOnlyList<Observation> observations) =>
        observations[0].Group == refused
            ? throw new InvalidOperationException($"not {refused}")
            : new CorrelationStep(default, observations[^1].Timestamp, []);
}
