using System.Buffers.Binary;
using HelmAI.Analytics.Detection;
using HelmAI.Analytics.Intelligence.Matching;
using HelmAI.Analytics.Intelligence.Patterns.Matching;
using Observation = HelmAI.Analytics.Detection.Observation;

namespace HelmAI.Analytics.Intelligence.Patterns.Live;

/// <summary>Folds the events that met tests of a pattern over several observations. It remembers when, and which tests, and spends what led to a match.</summary>
/// <param name="pattern">The pattern.</param>
internal sealed class PatternCorrelator(LivePattern pattern) : ICorrelator
{
    // Bounds the state, and the work of matching.
    private const int MaxRemembered = 128;
    private const int EntrySize = sizeof(long) + sizeof(int);

    /// <inheritdoc/>
    public string RuleId { get; } = IndicatorFinding.RuleId(pattern.Id);

    /// <inheritdoc/>
    public CorrelationStep Fold(ReadOnlyMemory<byte> state, IReadOnlyList<Observation> observations)
    {
        var remembered = Read(state.Span);
        List<CorrelatedFinding> findings = [];
        foreach (var observation in observations)
        {
            remembered.Add((observation.Timestamp.UtcTicks, observation.Part));
            Forget(remembered);
            if (IsMet(remembered))
            {
                findings.Add(new CorrelatedFinding(observation.EventId, PatternFinding.Of(pattern, PatternFinding.EvidenceOf(pattern, observation.Value))));
                remembered.Clear();
            }
        }

        var latest = remembered.Count > 0 ? remembered[^1].Ticks : observations[^1].Timestamp.UtcTicks;
        return new CorrelationStep(Write(remembered), new DateTimeOffset(latest, TimeSpan.Zero) + pattern.Memory, findings);
    }

    private bool IsMet(List<(long Ticks, int Met)> remembered)
    {
        try
        {
            return PatternMatcher.Match(pattern.OverTests, [.. remembered.Select(static one => MetTests.Observe(one.Met, new DateTimeOffset(one.Ticks, TimeSpan.Zero)))]).Count > 0;
        }
        catch (PatternMatchException)
        {
            // Too many ways to match it: what comes later may be fewer.
            return false;
        }
    }

    // Late events take their place.
    private void Forget(List<(long Ticks, int Met)> remembered)
    {
        remembered.Sort(static (one, other) => one.Ticks.CompareTo(other.Ticks));
        var first = remembered[^1].Ticks - pattern.Memory.Ticks;
        remembered.RemoveAll(one => one.Ticks < first);
        if (remembered.Count > MaxRemembered)
        {
            remembered.RemoveRange(0, remembered.Count - MaxRemembered);
        }
    }

    private static List<(long Ticks, int Met)> Read(ReadOnlySpan<byte> state)
    {
        var remembered = new List<(long Ticks, int Met)>(state.Length / EntrySize);
        for (; state.Length >= EntrySize; state = state[EntrySize..])
        {
            remembered.Add((BinaryPrimitives.ReadInt64LittleEndian(state), BinaryPrimitives.ReadInt32LittleEndian(state[sizeof(long)..])));
        }

        return remembered;
    }

    private static byte[] Write(List<(long Ticks, int Met)> remembered)
    {
        var state = new byte[remembered.Count * EntrySize];
        for (var i = 0; i < remembered.Count; i++)
        {
            var entry = state.AsSpan(i * EntrySize);
            BinaryPrimitives.WriteInt64LittleEndian(entry, remembered[i].Ticks);
            BinaryPrimitives.WriteInt32LittleEndian(entry[sizeof(long)..], remembered[i].Met);
        }

        return state;
    }
}
