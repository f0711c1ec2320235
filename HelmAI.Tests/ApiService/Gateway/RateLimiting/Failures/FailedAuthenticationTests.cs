using System.Net;
using HelmAI.ApiService.Gateway.RateLimiting;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Gateway.RateLimiting.Failures;

public sealed class FailedAuthenticationTests
{
    [Fact]
    public async Task Get_TooManyWrongKeys_RefusesTheAddressWithRightOnesToo()
    {
        using var app = new HelmApp(("HELM_AUTH_FAILURE_LIMIT", "3"));
        using var wrong = app.WithKey("wrong");
        for (var i = 0; i < 3; i++)
        {
            using var unauthorized = await wrong.GetAsync("/api/events");
            Assert.Equal(HttpStatusCode.Unauthorized, unauthorized.StatusCode);
        }

        using var refused = await wrong.GetAsync("/api/events");
        using var refusedToo = await app.GetAsync("/api/events");

        var problem = await refused.ExpectProblemAsync(HttpStatusCode.TooManyRequests, "RATE_LIMIT_EXCEEDED");
        Assert.Equal(3, (int)problem["context"]!["limit"]!);
        Assert.Equal(60, (int)problem["context"]!["window_seconds"]!);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 30, 60);
        Assert.Equal(HttpStatusCode.TooManyRequests, refusedToo.StatusCode);
    }

    [Fact]
    public async Task Get_BlockedAddressWithoutKey_IsServedWhatIsOpen()
    {
        using var app = await BlockedAsync(window: 60);
        using var nobody = app.WithoutKey();

        using var alive = await nobody.GetAsync("/alive");
        using var events = await nobody.GetAsync("/api/events");

        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, events.StatusCode);
    }

    [Fact]
    public async Task Get_AfterTheWaitOfABlock_IsServedAgain()
    {
        using var app = await BlockedAsync(window: 1);

        using var refused = await app.GetAsync("/api/events");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        await Task.Delay(refused.Headers.RetryAfter!.Delta!.Value);

        using var served = await app.GetAsync("/api/events");
        Assert.Equal(HttpStatusCode.OK, served.StatusCode);
    }

    [Fact]
    public async Task Get_RightKeysAndNone_AreNoFailures()
    {
        using var app = new HelmApp(("HELM_AUTH_FAILURE_LIMIT", "1"));
        using var nobody = app.WithoutKey();
        for (var i = 0; i < 3; i++)
        {
            using var unauthorized = await nobody.GetAsync("/api/events");
            using var served = await app.GetAsync("/api/events");

            Assert.Equal(HttpStatusCode.Unauthorized, unauthorized.StatusCode);
            Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        }
    }

    [RedisFact]
    public async Task Get_WrongKeysOnOneReplica_CountOnTheOther()
    {
        await using var redis = await RedisServer.StartNewAsync();
        (string, string)[] settings = [("REDIS_URL", redis.Url), ("HELM_AUTH_FAILURE_LIMIT", "3"), ("HELM_RATE_LIMIT_TIMEOUT_MS", "5000")];
        using var one = new HelmApp(settings);
        using var other = new HelmApp(settings);
        using var wrongHere = one.WithKey("wrong");
        using var wrongThere = other.WithKey("wrong");
        for (var i = 0; i < 3; i++)
        {
            (await wrongHere.GetAsync("/api/events")).Dispose();
        }

        // The other replica learns of it with the first wrong key that it sees itself.
        using var unauthorized = await wrongThere.GetAsync("/api/events");
        using var refused = await wrongThere.GetAsync("/api/events");

        Assert.Equal(HttpStatusCode.Unauthorized, unauthorized.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1")]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:ffff::", "2001:db8:1:2::/64")]
    [InlineData(null, "local")]
    public void SubjectOf_Address_IsWhatOneCustomerHas(string? address, string subject) =>
        Assert.Equal(subject, ClientAddress.SubjectOf(address is null ? null : IPAddress.Parse(address)));

    private static async Task<HelmApp> BlockedAsync(int window)
    {
        var app = new HelmApp(("HELM_AUTH_FAILURE_LIMIT", "1"), ("HELM_AUTH_FAILURE_WINDOW_SECONDS", $"{window}"));
        using var wrong = app.WithKey("wrong");
        (await wrong.GetAsync("/api/events")).Dispose();
        return app;
    }
}
