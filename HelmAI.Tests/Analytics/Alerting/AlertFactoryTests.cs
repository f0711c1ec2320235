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
        var first = Raise(Some.Event() with { UserId = "alice", Timestamp = Noon }, Some.Finding());
        var second = Raise(Some.Event() with { UserId = "alice", Timestamp = Noon.AddMinutes(59) }, Some.Finding());

        Assert.Equal(Identity(first), Identity(second));
        Assert.NotEqual(first.Id, second.Id);
    }

    [Fact]
    public void Raise_OtherWindowEntityRuleOrSeverity_IsAnotherAlert()
    {
        var alice = Some.Event() with { UserId = "alice", Timestamp = Noon };
        RaisedAlert[] alerts =
        [
            Raise(alice, Some.Finding("a", Severity.Low)),
            Raise(alice with { Timestamp = Noon.AddHours(1) }, Some.Finding("a", Severity.Low)),
            Raise(alice with { UserId = "bob" }, Some.Finding("a", Severity.Low)),
            Raise(alice with { UserId = null, IpAddress = "alice" }, Some.Finding("a", Severity.Low)),
            Raise(alice, Some.Finding("b", Severity.Low)),
            Raise(alice, Some.Finding("a", Severity.High)),
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
        Assert.Equal(host, Raise(Some.Event() with { UserId = "alice" }, Some.Finding() with { Entity = host }).Entity);
    }

    [Fact]
    public void Raise_EventThatNamesNobody_IsAboutTheEvent()
    {
        var anonymous = Some.Event() with { UserId = null, IpAddress = null, SessionId = null, Source = null };
        Assert.Equal(new EntityReference("event", anonymous.Id.ToString()), Raise(anonymous, Some.Finding()).Entity);
    }

    private RaisedAlert Raise(SecurityEvent securityEvent, Finding finding) => Assert.Single(_factory.Raise(securityEvent, [finding], 0.5));

    private static (string Fingerprint, DateTimeOffset WindowStart) Identity(RaisedAlert alert) =>
        (Convert.ToHexString(alert.Fingerprint.Span), alert.WindowStart);
}
