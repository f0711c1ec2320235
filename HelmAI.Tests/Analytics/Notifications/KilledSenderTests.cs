using HelmAI.Core.Storage;
using HelmAI.Core.Webhooks;
using HelmAI.Tests.Core.Storage.PostgreSql;
using HelmAI.Tests.Core.Webhooks;
using HelmAI.Tests.Support;
using HelmAI.Tests.Support.PostgreSql;

namespace HelmAI.Tests.Analytics.Notifications;

/// <summary>A real worker that is killed after the receiver has its message and before it knows the answer.</summary>
[NeedsPostgreSql]
public sealed class KilledSenderTests
{
    [ServerFact]
    public async Task Killed_BetweenSendingAndRecording_AnotherSendsItAgainWithTheSameId()
    {
        await using var receiver = await WebhookReceiver.StartAsync(static context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        await using var store = await PostgreSqlProvider.OpenAsync();
        await using var bench = SendingBench.Open(store);
        var webhook = await bench.SubscribeAsync(receiver.Url);
        var id = await DeliveryContract.QueueAsync(store, webhook);
        using (var worker = await WorkerProcess.StartAsync(
            store.Get<PostgreSqlSettings>().ConnectionString, claimTimeoutSeconds: 30, ("HELM_WEBHOOKS_ALLOWED_NETWORKS", "127.0.0.0/8"), ("HELM_WEBHOOKS_TIMEOUT_SECONDS", "60")))
        {
            await Eventually.TrueAsync(() => receiver.Received.Count == 1);
            await worker.KillAsync();
        }

        receiver.Answer = static context => WebhookReceiver.StatusAsync(context, 200);
        bench.Clock.Now = TimeProvider.System.GetUtcNow();
        Assert.Equal(0, await bench.SendDueAsync());
        bench.Clock.Now += TimeSpan.FromMinutes(2);
        Assert.Equal(1, await bench.SendDueAsync());

        Assert.Equal([id.ToString(), id.ToString()], receiver.Received.Select(static message => message.Id));
        Assert.Equal(receiver.Received[0].Body, receiver.Received[1].Body);
        Assert.Equal(DeliveryState.Delivered, (await bench.FindAsync(webhook, id)).State);
    }
}
