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

        var item = Some.Event() with { TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" };

        var addressed = Assert.Single(await subscriptions.AddressAsync([item], [Some.Result(item, alert)], default));

        Assert.All(addressed.Deliveries, delivery => Assert.Equal(item.TraceParent, delivery.TraceParent));
        Assert.Equal(told ? [(webhook.Id, alert.Id)] : [], addressed.Deliveries.Select(static one => (one.WebhookId, one.AlertId)));
    }

    [Fact]
    public async Task AddressAsync_OtherTenantsAlert_IsNotTold()
    {
        var subscriptions = new Subscriptions(TimeProvider.System);
        subscriptions.Replace([Some.Webhook() with { TenantId = "other" }]);

        var item = Some.Event();

        Assert.Empty(Assert.Single(await subscriptions.AddressAsync([item], [Some.Result(item, Some.Alert())], default)).Deliveries);
    }

    [Fact]
    public async Task AddressAsync_BeforeTheWebhooksAreKnown_Waits()
    {
        var subscriptions = new Subscriptions(TimeProvider.System);
        var item = Some.Event();
        var addressing = subscriptions.AddressAsync([item], [Some.Result(item, Some.Alert())], default);
        Assert.False(addressing.IsCompleted);

        subscriptions.Replace([Some.Webhook()]);

        Assert.Single(Assert.Single(await addressing).Deliveries);
    }
}
