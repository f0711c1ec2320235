using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HelmAI.Analytics.Detection.Sigma.Rules;
using HelmAI.Core.Events;

namespace HelmAI.Analytics.Detection.Sigma.Correlation;

/// <summary>
/// Folds the matches of a correlation's rules. A window ends with an observation and begins a time span before it; one that
/// comes late takes its place, and the windows that it falls into are looked at again. Counting correlations spend what
/// has led to a finding, so that the next finding needs as much again; calculating ones find at most once in a time span.
/// </summary>
internal sealed class SigmaCorrelator : ICorrelator
{
    private readonly SigmaCorrelation _correlation;
    private readonly CorrelationOptions _options;
    private readonly bool _reports;
    private readonly IReadOnlyList<string> _actions;

    /// <summary>Creates the correlator.</summary>
    /// <param name="correlation">The correlation.</param>
    /// <param name="reports">Whether it finds by itself, rather than only for other correlations.</param>
    /// <param name="options">How it remembers.</param>
    public SigmaCorrelator(SigmaCorrelation correlation, bool reports, CorrelationOptions options)
    {
        _correlation = correlation;
        _reports = reports;
        _options = options;
        _actions = correlation.Header.RecommendedActions;
    }

    /// <inheritdoc/>
    public string RuleId => _correlation.Header.Id;

    /// <inheritdoc/>
    public CorrelationStep Fold(ReadOnlyMemory<byte> state, IReadOnlyList<Observation> observations)
    {
        var memory = GroupMemory.Read(state.Span);
        var findings = new List<CorrelatedFinding>();
        var completed = new List<Observation>();
        foreach (var observation in observations)
        {
            if (ValueOf(observation) is not { } value || !IsTimely(memory, observation.Timestamp.UtcTicks))
            {
                continue;
            }

            var index = memory.Add(new Remembered(observation.Timestamp.UtcTicks, (ushort)observation.Part, value));
            if (Complete(memory, index) is { } result)
            {
                completed.AddRange(observation.OnCompletion);
                if (_reports)
                {
                    findings.Add(new CorrelatedFinding(observation.EventId, Describe(observation, result)));
                }
            }

            memory.Forget(memory.Latest - Reach.Ticks, MostRemembered);
        }

        var expires = memory.Entries.IsEmpty ? DateTimeOffset.MinValue : new DateTimeOffset(memory.Latest, TimeSpan.Zero) + Reach;
        return new CorrelationStep(memory.Entries.IsEmpty ? default(ReadOnlyMemory<byte>) : memory.Write(), expires, findings) { Observations = completed };
    }

    private TimeSpan Reach => _correlation.Timespan + _options.Lateness;

    // Averages and the like say something of all values, so that spending them would make them say something else.
    private bool Spends => _correlation.Type is CorrelationType.EventCount or CorrelationType.ValueCount or CorrelationType.ValueSum
        or CorrelationType.Temporal or CorrelationType.TemporalOrdered;

    private bool IsShare => _correlation is { Type: CorrelationType.ValuePercentile, Percentile: null };

    // A count need not remember more than decides it.
    private int MostRemembered => _correlation.Type == CorrelationType.EventCount
        ? (int)Math.Min(_options.MaxRemembered, _correlation.Bounds.Max(static bound => bound.Value) + 2)
        : _options.MaxRemembered;

    private bool IsTimely(GroupMemory memory, long ticks) => memory.Entries.IsEmpty || ticks >= memory.Latest - Reach.Ticks;

    // The result over the first window that completes the correlation, of those that an observation falls into.
    private double? Complete(GroupMemory memory, int added)
    {
        var span = _correlation.Timespan.Ticks;
        for (var end = added; end < memory.Entries.Length && memory.Entries[end].Ticks - span <= memory.Entries[added].Ticks; end++)
        {
            var begin = memory.FirstFrom(memory.Entries[end].Ticks - span);
            var result = CorrelationMeasure.Of(_correlation.Type, memory.Entries[begin..(end + 1)], _correlation.Percentile);
            if (_correlation.Bounds.All(bound => bound.Holds(result)) && MayFind(memory, end))
            {
                return result;
            }
        }

        return null;
    }

    private bool MayFind(GroupMemory memory, int end)
    {
        if (Spends)
        {
            memory.Spend(end);
            return true;
        }

        var ticks = memory.Entries[end].Ticks;
        if (!IsShare && memory.FoundAt > ticks - _correlation.Timespan.Ticks)
        {
            return false;
        }

        memory.FoundAt = ticks;
        return true;
    }

    // A count of values tells texts apart; a calculation needs numbers, and a share takes either.
    private ulong? ValueOf(Observation observation) => _correlation.Type switch
    {
        CorrelationType.EventCount or CorrelationType.Temporal or CorrelationType.TemporalOrdered => 0,
        CorrelationType.ValueCount => Digest(observation.Value),
        CorrelationType.ValuePercentile when IsShare => Digest(observation.Value),
        _ => double.TryParse(observation.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? BitConverter.DoubleToUInt64Bits(number)
            : null,
    };

    private static ulong? Digest(string? value) =>
        value is null ? null : BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(value)));

    private Finding Describe(Observation observation, double result) => new()
    {
        RuleId = RuleId,
        Title = _correlation.Header.Title,
        Severity = _correlation.Header.Level,
        Confidence = _correlation.Header.Confidence,
        Tags = _correlation.Header.Tags,
        RecommendedActions = _actions,
        Evidence =
        [
            .. _correlation.GroupBy.Zip(observation.Group.Split(CorrelationGroup.Separator), static (field, value) => new Evidence(field, value)),
            new Evidence(
                string.Join(", ", _correlation.Fields.DefaultIfEmpty(_correlation.Type.ToString())),
                string.Create(CultureInfo.InvariantCulture, $"{result:0.###}"),
                $"{string.Join(" and ", _correlation.Bounds)} within {_correlation.Timespan}"),
        ],
    };
}
