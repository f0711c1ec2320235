using System.Diagnostics;
using System.Net;
using HelmAI.Analytics.Notifications;
using HelmAI.Core.Webhooks;
using HelmAI.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace HelmAI.Tests.Analytics.Notifications;

/// <summary>Receivers that stall, lie and lead astray.</summary>
public sealed class HostileReceiverTests
{
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task SendAsync_NoAnswer_EndsInTime()
    {
        await using var receiver = await WebhookReceiver.StartAsync(static context => Task.Delay(Timeout.Infinite, context.RequestAborted));

        await ExpectFailureAsync(receiver.Url, status: null, "No answer within 3 s.", timeoutSeconds: 3);
    }

    [Fact]
    public async Task SendAsync_HeadThatNeverEnds_EndsInTime()
    {
        await using var receiver = new RawReceiver(static async (stream, stop) =>
        {
            await RawReceiver.WriteAsync(stream, "HTTP/1.1 200 OK\r\n", stop);
            await RawReceiver.DripAsync(stream, "x", stop);
        });

        await ExpectFailureAsync(receiver.Url, status: null, "No answer within 3 s.", timeoutSeconds: 3);
    }

    [Fact]
    public async Task SendAsync_HeadTooLarge_Fails()
    {
        await using var receiver = new RawReceiver(static async (stream, stop) =>
        {
            await RawReceiver.WriteAsync(stream, "HTTP/1.1 200 OK\r\nx: ", stop);
            await RawReceiver.WriteAsync(stream, new string('x', 1_000_000), stop);
        });

        await ExpectFailureAsync(receiver.Url, status: null, error: null);
    }

    [Fact]
    public async Task SendAsync_NoHttpAtAll_Fails()
    {
        await using var receiver = new RawReceiver(static (stream, stop) => RawReceiver.WriteAsync(stream, "SSH-2.0-OpenSSH_9.6\r\n", stop));

        await ExpectFailureAsync(receiver.Url, status: null, error: null);
    }

    [Fact]
    public async Task SendAsync_BodyThatNeverEnds_IsTakenByItsStatus()
    {
        await using var receiver = await WebhookReceiver.StartAsync(static async context =>
        {
            while (true)
            {
                await context.Response.WriteAsync("x", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(TimeSpan.FromMilliseconds(20), context.RequestAborted);
            }
        });

        var attempt = await ExpectSuccessAsync(receiver.Url);

        Assert.StartsWith("x", System.Text.Encoding.UTF8.GetString(attempt.Answer!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SendAsync_GiantBody_IsCutShort()
    {
        var sent = 0L;
        await using var receiver = new RawReceiver(async (stream, stop) =>
        {
            // A write waits for the sender to take what went before, and throws once it has closed the connection.
            await RawReceiver.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 4294967296\r\n\r\n", stop);
            for (var block = new byte[65_536]; sent < 1L << 32; sent += block.Length)
            {
                await stream.WriteAsync(block, stop);
            }
        });

        var attempt = await ExpectSuccessAsync(receiver.Url);

        Assert.Equal(WebhookClient.MaxAnswerBytes, attempt.Answer!.Length);
        Assert.True(sent < 1L << 26, $"{sent} bytes were taken");
    }

    [Fact]
    public async Task SendAsync_ConnectionThatIsClosedAmidTheBody_IsTakenByItsStatus()
    {
        await using var receiver = new RawReceiver(static async (stream, stop) =>
        {
            await RawReceiver.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this", stop);
            stream.Socket.Close();
        });

        var attempt = await ExpectSuccessAsync(receiver.Url);

        Assert.Equal("only this"u8.ToArray(), attempt.Answer);
    }

    [Fact]
    public async Task SendAsync_ConnectionThatIsClosedBeforeTheStatus_Fails()
    {
        await using var receiver = new RawReceiver(static (stream, _) =>
        {
            stream.Socket.Close();
            return Task.CompletedTask;
        });

        await ExpectFailureAsync(receiver.Url, status: null, error: null);
    }

    [Fact]
    public async Task SendAsync_LengthThatIsALie_IsTakenByItsStatusAndTheRestIsNoOthersAnswer()
    {
        await using var receiver = new RawReceiver(static (stream, stop) =>
            RawReceiver.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 500 Smuggled\r\nContent-Length: 0\r\n\r\n", stop));

        Assert.Equal("ok"u8.ToArray(), (await ExpectSuccessAsync(receiver.Url)).Answer);
        Assert.Equal("ok"u8.ToArray(), (await ExpectSuccessAsync(receiver.Url)).Answer);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task SendAsync_Redirect_IsNotFollowed(int status)
    {
        await using var elsewhere = await WebhookReceiver.StartAsync();
        await using var receiver = await WebhookReceiver.StartAsync(context =>
        {
            context.Response.Headers.Location = elsewhere.Url;
            return WebhookReceiver.StatusAsync(context, status);
        });

        await ExpectFailureAsync(receiver.Url, status, $"The receiver answered {status}; redirects are not followed.");

        Assert.Empty(elsewhere.Received);
    }

    [Fact]
    public async Task SendAsync_NobodyListens_Fails()
    {
        var receiver = await WebhookReceiver.StartAsync();
        var url = receiver.Url;
        await receiver.DisposeAsync();

        await ExpectFailureAsync(url, status: null, error: null);
    }

    [Fact]
    public async Task SendAsync_CookiesAndTheirLike_AreNotSentBack()
    {
        await using var receiver = await WebhookReceiver.StartAsync(static context =>
        {
            context.Response.Headers.SetCookie = "a=b; Path=/";
            return WebhookReceiver.StatusAsync(context, 401);
        });
        await using var bench = await SendingBench.OpenAsync();
        var webhook = await bench.SubscribeAsync(receiver.Url);
        await bench.QueueAsync(webhook);
        await bench.QueueAsync(webhook);

        Assert.Equal(2, await bench.SendDueAsync());

        Assert.All(receiver.Received, static message => Assert.Empty(message.Headers.Keys.Intersect(["Cookie", "Authorization", "Proxy-Authorization"], StringComparer.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/", "HELM_WEBHOOKS_ALLOWED_NETWORKS")]
    [InlineData("http://localhost:{0}/", "The target was refused: 'localhost' stands for no address that may be called.")]
    [InlineData("http://[::1]:{0}/", "HELM_WEBHOOKS_ALLOWED_NETWORKS")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/", "HELM_WEBHOOKS_ALLOWED_NETWORKS")]
    public async Task SendAsync_TargetOnThisMachine_IsRefusedForGoodAndNotCalled(string target, string error)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var bench = await SendingBench.OpenAsync(allowedNetworks: string.Empty);

        var (delivery, attempt) = await bench.TryAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, target, new Uri(receiver.Url).Port));

        Assert.Equal(DeliveryState.Failed, delivery.State);
        Assert.StartsWith("The target was refused: ", attempt.Error, StringComparison.Ordinal);
        Assert.Contains(error, attempt.Error, StringComparison.Ordinal);
        Assert.Empty(receiver.Received);
    }

    [Fact]
    public async Task SendAsync_NameWithAnAllowedAddress_IsCalledThere()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var bench = await SendingBench.OpenAsync(allowedNetworks: "127.0.0.1/32");

        var (delivery, _) = await bench.TryAsync($"http://localhost:{new Uri(receiver.Url).Port}/");

        Assert.Equal(DeliveryState.Delivered, delivery.State);
        Assert.Single(receiver.Received);
    }

    [Fact]
    public async Task SendAsync_HttpThatIsNoLongerAllowed_IsRefusedForGood()
    {
        await using var bench = await SendingBench.OpenAsync();

        var (delivery, attempt) = await bench.TryAsync("ftp://127.0.0.1/");

        Assert.Equal((DeliveryState.Failed, (int?)null), (delivery.State, attempt.StatusCode));
    }

    private static async Task<DeliveryAttempt> ExpectSuccessAsync(string url)
    {
        await using var bench = await SendingBench.OpenAsync();
        var start = Stopwatch.GetTimestamp();
        var (delivery, attempt) = await bench.TryAsync(url);

        Assert.Equal((DeliveryState.Delivered, (int?)HttpStatusCode.OK, null), (delivery.State, attempt.StatusCode, attempt.Error));
        Assert.True(Stopwatch.GetElapsedTime(start) < Enough);
        return attempt;
    }

    private static async Task ExpectFailureAsync(string url, int? status, string? error, int timeoutSeconds = 20)
    {
        await using var bench = await SendingBench.OpenAsync(timeoutSeconds: timeoutSeconds);
        var start = Stopwatch.GetTimestamp();
        var (delivery, attempt) = await bench.TryAsync(url);

        Assert.Equal((DeliveryState.Pending, 1, status), (delivery.State, delivery.Attempts, attempt.StatusCode));
        Assert.False(string.IsNullOrEmpty(attempt.Error));
        Assert.Equal(error ?? attempt.Error, attempt.Error);
        Assert.True(Stopwatch.GetElapsedTime(start) < Enough);
    }
}
