using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using HelmAI.Core.Rules;
using HelmAI.Core.Storage;

namespace HelmAI.Analytics.RuleSets.Trial;

/// <summary>Counts what a backtest finds of one rule.</summary>
/// <param name="ruleId">The rule.</param>
internal sealed class BacktestTally(string ruleId)
{
    private const int MaxSamples = 20;

    private readonly List<BacktestSample> _samples = [];

    // Half of a SHA-256 tells alerts apart; the whole of it for a million would be a burden.
    private readonly HashSet<(ulong, ulong)> _alerts = [];

    /// <summary>How many events were looked at.</summary>
    public long Scanned { get; private set; }

    /// <summary>How many findings there were of the rule.</summary>
    public long Findings { get; private set; }

    /// <summary>Up to when events were looked at.</summary>
    public DateTimeOffset? Reached { get; private set; }

    /// <summary>Counts a batch.</summary>
    /// <param name="results">What its analysis came to.</param>
    /// <param name="times">When each of its events happened.</param>
    public void Add(IReadOnlyList<AnalysisResult> results, IReadOnlyList<DateTimeOffset> times)
    {
        foreach (var (result, time) in results.Zip(times))
        {
            foreach (var finding in result.Assessment.Findings.Where(one => IsOurs(one.RuleId)))
            {
                Findings++;
                if (_samples.Count < MaxSamples)
                {
                    _samples.Add(new BacktestSample(result.Assessment.EventId, time, finding));
                }
            }

            foreach (var alert in result.Alerts.Where(one => IsOurs(one.RuleId)))
            {
                _alerts.Add(KeyOf(alert.Fingerprint.Span, alert.WindowStart));
            }
        }

        Scanned += results.Count;
        Reached = times.Count > 0 ? times[^1] : Reached;
    }

    /// <summary>Notes that no event is left, so that the quiet time at the end counts too.</summary>
    /// <param name="end">The end of the time range.</param>
    public void Finish(DateTimeOffset end) => Reached = end;

    /// <summary>Writes the counts into a job.</summary>
    /// <param name="backtest">The job.</param>
    /// <param name="now">The time.</param>
    /// <returns>The job as it stands.</returns>
    public Backtest ApplyTo(Backtest backtest, DateTimeOffset now) => backtest with
    {
        EventsScanned = Scanned,
        Findings = Findings,
        Alerts = _alerts.Count,
        ReachedTime = Reached,
        Samples = JsonSerializer.Serialize(_samples, BacktestJson.Default.ListBacktestSample),
        UpdatedAt = now,
    };

    private bool IsOurs(string id) => string.Equals(id, ruleId, StringComparison.OrdinalIgnoreCase);

    // An alert is its fingerprint within its window.
    private static (ulong, ulong) KeyOf(ReadOnlySpan<byte> fingerprint, DateTimeOffset window)
    {
        Span<byte> text = stackalloc byte[SHA256.HashSizeInBytes + sizeof(long)];
        fingerprint.CopyTo(text);
        BinaryPrimitives.WriteInt64LittleEndian(text[SHA256.HashSizeInBytes..], window.UtcTicks);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, hash);
        return (BinaryPrimitives.ReadUInt64LittleEndian(hash), BinaryPrimitives.ReadUInt64LittleEndian(hash[sizeof(ulong)..]));
    }
}
