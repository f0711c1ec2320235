using System.Diagnostics;
using HelmAI.Analytics.Notifications;
using HelmAI.Core.Webhooks;
using HelmAI.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace HelmAI.Tests.Analytics.Notifications;

/// <summary>Deliveries over hours, to a real receiver.</summary>
public sealed class DeliveryLoopTests
{
    [Fact]
    public async Task SendAsync_FailureThenSuccess_IsOneMessageWithOneIdAndFreshSignatures()
    {
        await using var receiver = await WebhookReceiver.StartAsync(static context => WebhookReceiver.StatusAsync(context, StatusCodes.Status500InternalServerError));
        await using var bench = await SendingBench.OpenAsync();
        var webhook = await bench.SubscribeAsync(receiver.Url);
        var id = await bench.QueueAsync(webhook);

        Assert.Equal(1, await bench.SendDueAsync());
        receiver.Answer = static context => WebhookReceiver.StatusAsync(context, StatusCodes.Status200OK);
        bench.Clock.Now += RetrySchedule.CeilingAfter(1);
        Assert.Equal(1, await bench.SendDueAsync());
        Assert.Equal(0, await bench.SendDueAsync());

        Assert.Equal(DeliveryState.Delivered, (await bench.FindAsync(webhook, id)).State);
        Assert.Equal([500, 200], (await bench.AttemptsAsync(id)).Select(static one => one.StatusCode));
        Assert.All(receiver.Received, message =>
        {
            Assert.Equal((id.ToString(), "application/json"), (message.Id, message.Headers["Content-Type"]));
            Assert.Equal((1, 1), Signatures.Verify(message, "whsec_" + Convert.ToBase64String(Some.Hash("secret"))));
        });
        Assert.Equal(receiver.Received[0].Body, receiver.Received[1].Body);
        Assert.Equal(bench.Clock.Now, Signatures.TimeOf(receiver.Received[1]));
    }

    [Fact]
    public async Task SendAsync_NothingButFailures_GivesUpAfterTheLastAttemptAndCanBeAskedForAgain()
    {
        await using var receiver = await WebhookReceiver.StartAsync(static context => WebhookReceiver.StatusAsync(context, StatusCodes.Status400BadRequest));
        await using var bench = await SendingBench.OpenAsync();
        var webhook = await bench.SubscribeAsync(receiver.Url);
        var id = await bench.QueueAsync(webhook);

        for (var hour = 0; hour < 10; hour++)
        {
            await bench.SendDueAsync();
            bench.Clock.Now += RetrySchedule.Longest;
        }

        var failed = await bench.FindAsync(webhook, id);
        Assert.Equal((DeliveryState.Failed, 4), (failed.State, failed.Attempts));
        Assert.Equal(4, receiver.Received.Count);

        receiver.Answer = static context => WebhookReceiver.StatusAsync(context, StatusCodes.Status204NoContent);
        Assert.True(await bench.Store.Get<IDeliveryStore>().RedeliverAsync(Some.Tenant, webhook.Id, id, default));
        bench.Clock.Now = TimeProvider.System.GetUtcNow().AddDays(1);
        Assert.Equal(1, await bench.SendDueAsync());
        Assert.Equal(DeliveryState.Delivered, (await bench.FindAsync(webhook, id)).State);
        Assert.Single(receiver.Received.Select(static message => message.Id).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task SendAsync_TooManyRequests_WaitsAsLongAsWasAskedFor()
    {
        await using var receiver = await WebhookReceiver.StartAsync(static context =>
        {
            context.Response.Headers.RetryAfter = "3600";
            return WebhookReceiver.StatusAsync(context, StatusCodes.Status429TooManyRequests);
        });
        await using var bench = await SendingBench.OpenAsync();
        var webhook = await bench.SubscribeAsync(receiver.Url);
        await bench.QueueAsync(webhook);
        await bench.QueueAsync(webhook);

        Assert.Equal(1, await bench.SendDueAsync());
        bench.Clock.Now += TimeSpan.FromMinutes(59);
        Assert.Equal(0, await bench.SendDueAsync());
        receiver.Answer = static context => WebhookReceiver.StatusAsync(context, StatusCodes.Status204NoContent);
        bench.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(2, await bench.SendDueAsync());
    }

    [Fact]
    public async Task SendAsync_Gone_DisablesTheWebhook()
    {
        await using var receiver = await WebhookReceiver.StartAsync(static context => WebhookReceiver.StatusAsync(context, StatusCodes.Status410Gone));
        await using var bench = await SendingBench.OpenAsync();
        var webhook = await bench.SubscribeAsync(receiver.Url);
        await bench.QueueAsync(webhook);
        await bench.QueueAsync(webhook);

        Assert.Equal(1, await bench.SendDueAsync());

        Assert.NotNull((await bench.Store.Get<IWebhookStore>().FindAsync(Some.Tenant, webhook.Id, default))!.DisabledAt);
    }

    [Fact]
    public async Task SendAsync_TargetThatIsDown_IsSparedWhileItsCircuitIsOpenAndFoundAgain()
    {
        await using var receiver = await WebhookReceiver.StartAsync(static context => WebhookReceiver.StatusAsync(context, StatusCodes.Status503ServiceUnavailable));
        await using var bench = await SendingBench.OpenAsync();
        var webhook = await bench.SubscribeAsync(receiver.Url);
        var ids = new List<Guid>();
        for (var i = 0; i < 12; i++)
        {
            ids.Add(await bench.QueueAsync(webhook));
        }

        Assert.Equal(Circuit.Threshold, await bench.SendDueAsync());
        Assert.Equal(0, await bench.SendDueAsync());
        var tried = await Task.WhenAll(ids.Select(id => bench.FindAsync(webhook, id)));
        var untouched = tried.First(static one => one.Attempts == 0).Id;
        Assert.Equal(Circuit.Threshold, tried.Sum(static one => one.Attempts));

        receiver.Answer = static context => WebhookReceiver.StatusAsync(context, StatusCodes.Status204NoContent);
        bench.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(12, await bench.SendDueAsync());
        Assert.Equal(1, (await bench.FindAsync(webhook, untouched)).Attempts);
    }

    [Fact]
    public async Task SendAsync_AlertThatIsNoLongerThere_Fails()
    {
        await using var bench = await SendingBench.OpenAsync();
        var webhook = await bench.SubscribeAsync("http://127.0.0.1:9/");
        await bench.QueueAsync(webhook);
        await bench.Store.RunAsync("UPDATE webhook_deliveries SET alert_id = @p0", Some.Id());

        await bench.SendDueAsync();

        var delivery = Assert.Single((await bench.Store.Get<IDeliveryStore>().ListAsync(Some.Tenant, webhook.Id, null, new(10), default)).Items);
        Assert.Equal(DeliveryState.Failed, delivery.State);
        Assert.Equal("The alert is no longer there.", Assert.Single(await bench.AttemptsAsync(delivery.Id)).Error);
    }

    [Fact]
    public async Task SendAsync_SecretThatCannotBeRead_FailsRatherThanSendUnsigned()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var bench = await SendingBench.OpenAsync();
        await bench.SubscribeAsync(receiver.Url);
        await bench.Store.RunAsync("UPDATE webhooks SET secret = @p0", new byte[40]);

        var webhook = Assert.Single(await bench.Store.Get<IWebhookStore>().ListEnabledAsync(default));
        var id = await bench.QueueAsync(webhook);
        await bench.SendDueAsync();

        Assert.Equal(DeliveryState.Failed, (await bench.FindAsync(webhook, id)).State);
        Assert.Empty(receiver.Received);
    }

    [Fact]
    public async Task SendAsync_DeliveryOfATrace_ContinuesIt()
    {
        const string Trace = "0af7651916cd43dd8448eb211c80319c";
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "HelmAI.Webhooks",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var bench = await SendingBench.OpenAsync();
        await bench.QueueAsync(await bench.SubscribeAsync(receiver.Url));
        await bench.Store.RunAsync("UPDATE webhook_deliveries SET traceparent = @p0", $"00-{Trace}-b7ad6b7169203331-01");

        await bench.SendDueAsync();

        var parts = Assert.Single(receiver.Received).Headers["traceparent"].Split('-');
        Assert.Equal(Trace, parts[1]);
        Assert.NotEqual("b7ad6b7169203331", parts[2]);
    }

    [Fact]
    public async Task SendAsync_EndBetweenSendingAndRecording_SendsItAgainWithTheSameId()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var bench = await SendingBench.OpenAsync();
        var id = await bench.QueueAsync(await bench.SubscribeAsync(receiver.Url));
        await bench.Store.RunAsync("CREATE TRIGGER broken BEFORE INSERT ON webhook_attempts BEGIN SELECT RAISE(ABORT, 'broken'); END");
        await Assert.ThrowsAnyAsync<Exception>(bench.SendDueAsync);
        await bench.Store.RunAsync("DROP TRIGGER broken");

        Assert.Equal(0, await bench.SendDueAsync());
        bench.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(1, await bench.SendDueAsync());

        Assert.Equal([id.ToString(), id.ToString()], receiver.Received.Select(static message => message.Id));
    }
}
