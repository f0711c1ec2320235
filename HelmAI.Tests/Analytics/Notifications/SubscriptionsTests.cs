using HelmAI.Analytics.Notifications;
using HelmAI.Core.Events;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Analytics.Notifications;

public sealed class SubscriptionsTests
{
    [Theory]
    [InlineData(Severity.High, "", "", true)]
    [InlineData(Severity.Critical, "", "", false)]
    [InlineData(Severity.Info, "RULE-1", "", true)]
    [InlineData(Severity.Info, "rule-2", "", false)]
    [InlineData(Severity.Info, "", "user", true)]
    [InlineData(Severity.Info, "", "ip", false)]
    [InlineData(Severity.Info, "rule-1", "ip", false)]
    public async Task AddressAsync_Filters_AllMustPass(Severity minimum, string rule, string entityType, bool told)
    {
        var webhook = Some.Webhook() with { MinimumSeverity = minimum, RuleIds = rule is "" ? [] : [rule], EntityTypes = entityType is "" ? [] : [entityType] };
        var subscriptions = new Subscriptions(TimeProvider.System);
        subscriptions.Replace([webhook]);
        var alert = Some.Alert();

        var addressed = Assert.Single(await subscriptions.AddressAsync([Some.Result(Some.Event(), alert)], default));

        Assert.Equal(told ? [(webhook.Id, alert.Id)] : [], addressed.Deliveries.Select(static one => (one.WebhookId, one.AlertId)));
    }

    [Fact]
    public async Task AddressAsync_OtherTenantsAlert_IsNotTold()
    {
        var subscriptions = new Subscriptions(TimeProvider.System);
        subscriptions.Replace([Some.Webhook() with { TenantId = "other" }]);

        Assert.Empty(Assert.Single(await subscriptions.AddressAsync([Some.Result(Some.Event(), Some.Alert())], default)).Deliveries);
    }

    [Fact]
    public async Task AddressAsync_BeforeTheWebhooksAreKnown_Waits()
    {
        var subscriptions = new Subscriptions(TimeProvider.System);
        var addressing = subscriptions.AddressAsync([Some.Result(Some.Event(), Some.Alert())], default);
        Assert.False(addressing.IsCompleted);

        subscriptions.Replace([Some.Webhook()]);

        Assert.Single(Assert.Single(await addressing).Deliveries);
    }
}
