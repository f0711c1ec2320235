using HelmAI.ApiService.Streaming;
using HelmAI.Core.Events;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Streaming;

public sealed class StreamFilterTests
{
    private static readonly StreamItem Login = new(StreamKind.Event, Some.Id(), default) { EventType = "login", Source = "vpn", UserId = "bob" };
    private static readonly StreamItem Threat = new(StreamKind.Event, Some.Id(), default) { EventType = "threat", Severity = Severity.High, RiskScore = 0.95 };
    private static readonly StreamItem Alert = new(StreamKind.Alert, Some.Id(), default) { Severity = Severity.High, RiskScore = 0.95, RuleId = "rule-1" };
    private static readonly StreamItem Update = Alert with { Kind = StreamKind.AlertUpdate };
    private static readonly StreamItem Tick = new(StreamKind.Metrics, Guid.Empty, default);
    private static readonly StreamItem Heartbeat = new(StreamKind.Heartbeat, Guid.Empty, default);

    public static TheoryData<string, string> Filters => new()
    {
        { "all", "login threat alert update tick" },
        { "alerts", "alert" },
        { "event type", "login alert update tick" },
        { "source", "login alert update tick" },
        { "user", "login alert update tick" },
        { "rule", "login threat tick" },
        { "severity", "threat alert update tick" },
        { "least severity", "tick" },
        { "least risk", "threat alert update tick" },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public void Wants_EachKind_IsWhatTheFilterNames(string name, string wanted)
    {
        var all = new StreamFilter(StreamKinds.All.ToHashSet());
        var filter = name switch
        {
            "alerts" => new StreamFilter(new HashSet<StreamKind> { StreamKind.Alert }),
            "event type" => all with { EventType = "login" },
            "source" => all with { Source = "vpn" },
            "user" => all with { UserId = "bob" },
            "rule" => all with { RuleId = "another" },
            "severity" => all with { Severity = Severity.High },
            "least severity" => all with { MinSeverity = Severity.Critical },
            "least risk" => all with { MinRisk = 0.95 },
            _ => all,
        };

        var found = new[] { ("login", Login), ("threat", Threat), ("alert", Alert), ("update", Update), ("tick", Tick) }.Where(one => filter.Wants(one.Item2)).Select(one => one.Item1);

        Assert.Equal(wanted, string.Join(' ', found));
        Assert.True(filter.Wants(Heartbeat));
    }
}
