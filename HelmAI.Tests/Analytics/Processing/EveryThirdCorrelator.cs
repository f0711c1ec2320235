using HelmAI.Analytics.Detection;
using HelmAI.Core.Events;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Analytics.Processing;

/// <summary>Counts observations and finds something at every third of a group.</summary>
internal sealed class EveryThirdCorrelator : ICorrelator
{
    public string RuleId => "every-third";

    public CorrelationStep Fold(ReadOnlyMemory<byte> state, IReadOnlyList<Observation> observations)
    {
        var count = state.IsEmpty ? 0 : BitConverter.ToInt32(state.Span);
        List<CorrelatedFinding> found = [];
        foreach (var observation in observations)
        {
            if (++count % 3 == 0)
            {
                found.Add(new CorrelatedFinding(observation.EventId, Some.Finding(RuleId, Severity.High)));
            }
        }

        return new CorrelationStep(BitConverter.GetBytes(count), observations[^1].Timestamp.AddHours(1), found);
    }
}
