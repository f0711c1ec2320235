using HelmAI.Analytics.Alerting;
using HelmAI.Core.Alerts;
using HelmAI.Core.Events;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Analytics.Alerting;

public sealed class AlertFactoryTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    private readonly AlertFactory _factory = new(new AlertingOptions(), TimeProvider.System);

    [Fact]
    public void Raise_SameRuleAndEntityInOneWindow_IsTheSameAlert()
    {
        var first = Raise(Some.Event() with { UserId = "alice", Timestamp = Noon }, Found());
        var second = Raise(Some.Event() with { UserId = "alice", Timestamp = Noon.AddMinutes(59) }, Found());

        Assert.Equal(Identity(first), Identity(second));
        Assert.NotEqual(first.Id, second.Id);
    }

    [Fact]
    public void Raise_OtherWindowEntityRuleOrSeverity_IsAnotherAlert()
    {
        var alice = Some.Event() with { UserId = "alice", Timestamp = Noon };
        RaisedAlert[] alerts =
        [
            Raise(alice, Found("a", Severity.Low)),
            Raise(alice with { Timestamp = Noon.AddHours(1) }, Found("a", Severity.Low)),
            Raise(alice with { UserId = "bob" }, Found("a", Severity.Low)),
            Raise(alice with { UserId = null, IpAddress = "alice" }, Found("a", Severity.Low)),
            Raise(alice, Found("b", Severity.Low)),
            Raise(alice, Found("a", Severity.High)),
        ];

        Assert.Equal(alerts.Length, alerts.Select(Identity).Distinct().Count());
    }

    [Fact]
    public void Raise_InfoFinding_RaisesNothing() =>
        Assert.Empty(_factory.Raise(Some.Event(), [Some.Finding(severity: Severity.Info)], 0.05));

    [Fact]
    public void Raise_FindingWithItsOwnEntity_IsAboutThat()
    {
        var host = new EntityReference("host", "web-1");
        Assert.Equal(host, Raise(Some.Event() with { UserId = "alice" }, Found() with { Entity = host }).Entity);
    }

    [Fact]
    public void Raise_EventThatNamesNobody_IsAboutTheEvent()
    {
        var anonymous = Some.Event() with { UserId = null, IpAddress = null, SessionId = null, Source = null };
        Assert.Equal(new EntityReference("event", anonymous.Id.ToString()), Raise(anonymous, Found()).Entity);
    }

    [Fact]
    public void Suppress_FindingThatWouldRaiseAnAlert_IsMarkedAndRaisesNone()
    {
        var suppression = Some.Suppression() with { RuleId = "a", EntityType = null, EntityValue = null };
        var findings = _factory.Suppress(Some.Event(), [Found("a"), Found("a", Severity.Info), Found("b")], new SuppressionSet([suppression]));

        Assert.Equal([suppression.Id.ToString(), null, null], findings.Select(finding => finding.SuppressedBy));
        Assert.Equal("b", Assert.Single(_factory.Raise(Some.Event(), findings, 0.5)).RuleId);
    }

    [Fact]
    public void Raise_FindingOnAnAllowList_RaisesNoneAndKeepsTheListsName()
    {
        var suppression = Some.Suppression() with { RuleId = "a", EntityType = null, EntityValue = null };
        Finding[] found = [Found("a") with { SuppressedBy = "A list" }];

        Assert.Empty(_factory.Raise(Some.Event(), found, 0.5));
        Assert.Equal("A list", Assert.Single(_factory.Suppress(Some.Event(), found, new SuppressionSet([suppression]))).SuppressedBy);
    }

    private static Finding Found(string ruleId = "a", Severity severity = Severity.High) => Some.Finding(ruleId, severity) with { Entity = null };

    private RaisedAlert Raise(SecurityEvent securityEvent, Finding finding) => Assert.Single(_factory.Raise(securityEvent, [finding], 0.5));

    private static (string Fingerprint, DateTimeOffset WindowStart) Identity(RaisedAlert alert) =>
        (Convert.ToHexString(alert.Fingerprint.Span), alert.WindowStart);
}
