using System.Diagnostics.Metrics;
using HelmAI.Analytics.Notifications;
using HelmAI.Analytics.Notifications.Targets;
using HelmAI.Core.Webhooks;
using HelmAI.Tests.Core.Storage;
using HelmAI.Tests.Core.Storage.Sqlite;
using HelmAI.Tests.Core.Webhooks;
using HelmAI.Tests.Support;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HelmAI.Tests.Analytics.Notifications;

/// <summary>A sender on a real store, whose clock a test moves and which may call this machine.</summary>
internal sealed class SendingBench : IAsyncDisposable
{
    private readonly WebhookClient _client;
    private readonly DeliveryLoop _loop;
    private readonly IAsyncDisposable? _owned;

    private SendingBench(TestStore store, WebhookOptions options, IAsyncDisposable? owned)
    {
        _owned = owned;
        Store = store;
        var settings = Options.Create(options);
        var rules = new TargetRules(settings, new HostingEnvironment { EnvironmentName = "Production" });
        _client = new(rules, settings, Clock, NullLogger<WebhookClient>.Instance);
        _loop = new(
            DeliveryContract.QueueOf(store, Clock), store.Alerts, rules, _client, new WebhookMetrics(store.Get<IMeterFactory>()), settings, Clock, NullLogger<DeliveryLoop>.Instance);
    }

    public SetClock Clock { get; } = new();

    public TestStore Store { get; }

    /// <summary>On a store of its own.</summary>
    public static async Task<SendingBench> OpenAsync(string allowedNetworks = "127.0.0.0/8", int timeoutSeconds = 20)
    {
        var store = await SqliteProvider.OpenAsync();
        return new(store, Settings(allowedNetworks, timeoutSeconds), store);
    }

    /// <summary>On a store that the test disposes of.</summary>
    public static SendingBench Open(TestStore store) => new(store, Settings("127.0.0.0/8", timeoutSeconds: 20), owned: null);

    public Task<Webhook> SubscribeAsync(string url) => DeliveryContract.SubscribeAsync(Store, Some.Webhook(url));

    public Task<Guid> QueueAsync(Webhook webhook) => DeliveryContract.QueueAsync(Store, webhook, Clock.Now);

    /// <summary>Sends all that is due.</summary>
    /// <returns>How many attempts it made.</returns>
    public async Task<int> SendDueAsync()
    {
        var attempts = 0;
        for (; await _loop.ClaimAsync(default) is { } claimed; attempts++)
        {
            await _loop.SendAsync(claimed, default);
        }

        return attempts;
    }

    /// <summary>Queues a delivery to a webhook of its own and tries it once.</summary>
    public async Task<(Delivery Delivery, DeliveryAttempt Attempt)> TryAsync(string url)
    {
        var webhook = await SubscribeAsync(url);
        var id = await QueueAsync(webhook);
        Assert.Equal(1, await SendDueAsync());
        return (await FindAsync(webhook, id), Assert.Single(await AttemptsAsync(id)));
    }

    public async Task<Delivery> FindAsync(Webhook webhook, Guid id) => (await Store.Get<IDeliveryStore>().FindAsync(webhook.TenantId, webhook.Id, id, default))!;

    public Task<IReadOnlyList<DeliveryAttempt>> AttemptsAsync(Guid id) => Store.Get<IDeliveryStore>().ListAttemptsAsync(Some.Tenant, id, default);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await (_owned?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private static WebhookOptions Settings(string allowedNetworks, int timeoutSeconds) =>
        new() { AllowHttp = true, AllowedNetworks = allowedNetworks, TimeoutSeconds = timeoutSeconds, MaxAttempts = 4 };
}
