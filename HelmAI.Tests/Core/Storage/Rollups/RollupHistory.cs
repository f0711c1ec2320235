using HelmAI.Core.Activity;
using HelmAI.Core.Alerts;
using HelmAI.Core.Events;
using HelmAI.Core.Storage;
using HelmAI.Tests.Core.Rollups;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Core.Storage.Rollups;

/// <summary>What happens to a store at random, and what there is to count in the end: rows late and out of order, batches, failures, replays, foldings between.</summary>
internal sealed class RollupHistory
{
    private static readonly string?[] Types = ["login", "flow", "threat", null, "a type"];
    private static readonly Severity?[] Severities = [Severity.Low, Severity.High, Severity.Critical, null];
    private static readonly string[] Names = ["export", "search", "chat"];
    private static readonly string[] Users = ["ann", "bob", "cid", "dan", "eve"];
    private static readonly double[] Scores = [0, 0, 0, 0.29, 0.57, 0.95, 1];

    private readonly Random _random;
    private readonly Dictionary<Guid, (SecurityEvent Event, Assessment Assessment)> _analysed = [];

    public RollupHistory(int seed)
    {
        _random = new(seed);
        Zone = TimeZoneInfo.FindSystemTimeZoneById(Pick(ZoneCalendarTests.Zones));
        From = new DateTimeOffset(_random.Next(2009, 2027), 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(_random.Next(0, 365 * 24 * 60));
        To = From.AddHours(_random.Next(1, 40 * 24));
    }

    public TimeZoneInfo Zone { get; }

    public DateTimeOffset From { get; }

    public DateTimeOffset To { get; }

    public List<ActivityRecord> Activities { get; } = [];

    public IEnumerable<(SecurityEvent Event, Assessment Assessment)> Analysed => _analysed.Values;

    /// <summary>Lets it happen.</summary>
    public async Task RunAsync(TestStore store)
    {
        for (var left = _random.Next(4, 12); left > 0; left--)
        {
            switch (_random.Next(4))
            {
                case 0:
                    await TrackAsync(store);
                    break;
                case 1:
                    await ReplayAsync(store);
                    break;
                case 2:
                    await store.Get<IRollupStore>().FoldAsync(_random.Next(1, 50), default);
                    break;
                default:
                    await AnalyseAsync(store);
                    break;
            }
        }
    }

    private async Task TrackAsync(TestStore store)
    {
        var some = Enumerable.Range(0, _random.Next(1, 20)).Select(_ => Activity()).ToList();
        await store.Get<IActivityStore>().AppendAsync([.. some.Select(static activity => new ActivitySubmission(activity))], default);
        Activities.AddRange(some);
    }

    private async Task AnalyseAsync(TestStore store)
    {
        await store.AppendAsync([.. Enumerable.Range(0, _random.Next(1, 20)).Select(_ => Some.Event() with
        {
            TenantId = Tenant(),
            Timestamp = Time(),
            EventType = Pick(Types),
            Severity = Pick(Severities),
        })]);
        await store.AnalyseAsync(Analyse, maxEvents: 7);
    }

    private async Task ReplayAsync(TestStore store)
    {
        var failed = Analysed.FirstOrDefault(static item => item.Assessment.Status == EventStatus.Failed).Event;
        if (failed is not null)
        {
            Assert.Equal(ReplayOutcome.Queued, await store.Queue.ReplayAsync(failed.TenantId, failed.Id, default));
            _analysed.Remove(failed.Id);
        }
    }

    private AnalysisResult Analyse(SecurityEvent queued)
    {
        var fails = _random.Next(5) == 0;
        var assessment = Some.Assessment(queued) with
        {
            Status = fails ? EventStatus.Failed : EventStatus.Processed,
            Error = fails ? "broken" : null,
            RiskScore = _random.Next(2) == 0 ? _random.NextDouble() : Pick(Scores),
        };
        _analysed[queued.Id] = (queued, assessment);
        return new(assessment, fails ? [] : [.. Enumerable.Range(0, _random.Next(3)).Select(Raise)]);
    }

    private RaisedAlert Raise(int number)
    {
        var kind = _random.Next(4);
        return Some.Alert($"{number} {kind}") with { RuleId = $"rule-{kind}", Severity = (Severity)kind, CreatedAt = Time() };
    }

    private ActivityRecord Activity()
    {
        var kind = (ActivityKind)_random.Next(3);
        return Some.Activity(kind) with
        {
            TenantId = Tenant(),
            OccurredAt = Time(),
            UserId = Pick(Users),
            Name = Pick(Names),
            SessionDuration = kind == ActivityKind.Feature ? _random.Next(0, 200_000) : null,
            ResponseTime = kind == ActivityKind.Interaction && _random.Next(2) == 0 ? _random.NextDouble() * 10 : null,
            SatisfactionScore = kind == ActivityKind.Interaction && _random.Next(2) == 0 ? 1 + (_random.Next(9) / 2.0) : null,
        };
    }

    private string Tenant() => _random.Next(4) == 0 ? "other" : Some.Tenant;

    // Around the range, too; mostly where it begins, where rows share quarters.
    private DateTimeOffset Time() => From.AddSeconds(_random.Next(3) == 0 ? _random.Next(-100_000, (int)(To - From).TotalSeconds + 100_000) : _random.Next(-4_000, 4_000));

    private T Pick<T>(T[] items) => items[_random.Next(items.Length)];
}
