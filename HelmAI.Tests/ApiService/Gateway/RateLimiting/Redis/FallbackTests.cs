using System.Net;
using HelmAI.Tests.Support;
using StackExchange.Redis;

namespace HelmAI.Tests.ApiService.Gateway.RateLimiting.Redis;

public sealed class FallbackTests
{
    [RedisFact]
    public async Task Get_TwoReplicasOfOneRedis_ShareTheLimit()
    {
        await using var redis = await RedisServer.StartNewAsync();
        using var one = Limited(redis, "5000");
        using var other = Limited(redis, "5000");

        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(i % 2 == 0 ? one : other));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(one));
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(other));
    }

    [RedisFact]
    public async Task Get_RedisGoesAndComesBack_LimitsAloneMeanwhile()
    {
        await using var redis = await RedisServer.StartNewAsync();
        using var app = Limited(redis, "1000");
        using var fallbacks = Fallbacks(app);
        await ExpectHealthAsync(app, "healthy");
        Assert.Equal(0, fallbacks.Of(string.Empty));

        await redis.KillAsync();

        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(app));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(app));
        Assert.Equal("degraded", await HealthAsync(app));
        Assert.Equal(11, fallbacks.Of(string.Empty));

        await redis.StartAsync();

        // The new Redis has counted nothing yet.
        await ExpectHealthAsync(app, "healthy");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app));
        Assert.Equal(11, fallbacks.Of(string.Empty));
    }

    [RedisFact]
    public async Task Get_RedisIsSlow_OnlyTheFirstRequestWaitsForIt()
    {
        await using var redis = await RedisServer.StartNewAsync();
        using var app = Limited(redis, "300");
        using var fallbacks = Fallbacks(app);
        await ExpectHealthAsync(app, "healthy");
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.Address);
        await connection.GetDatabase().ExecuteAsync("CLIENT", "PAUSE", "4000");

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app));

        Assert.Equal("degraded", await HealthAsync(app));
        for (var i = 0; i < 9; i++)
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(app));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(app));
        Assert.Equal(11, fallbacks.Of(string.Empty));
        await ExpectHealthAsync(app, "healthy");
    }

    [RedisFact]
    public async Task Start_WithoutRedis_LimitsAloneUntilItComes()
    {
        await using var redis = new RedisServer();
        using var app = Limited(redis, "1000");

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app));
        Assert.Equal("degraded", await HealthAsync(app));

        await redis.StartAsync();
        await ExpectHealthAsync(app, "healthy");
    }

    private static HelmApp Limited(RedisServer redis, string timeout) => new(
        ("REDIS_URL", redis.Url), ("RATE_LIMIT_ENABLED", "true"), ("RATE_LIMIT_REQUESTS", "10"), ("HELM_RATE_LIMIT_TIMEOUT_MS", timeout), ("HELM_HEALTH_TIMEOUT_SECONDS", "1"));

    private static async Task<HttpStatusCode> StatusAsync(HelmApp app)
    {
        using var response = await app.GetAsync("/api/events/count");
        return response.StatusCode;
    }

    private static async Task<string?> HealthAsync(HelmApp app) => (string?)(await app.ReadAsync("/health"))["checks"]?["rate_limit"]?["status"];

    private static Task ExpectHealthAsync(HelmApp app, string status) => Eventually.TrueAsync(async () => await HealthAsync(app) == status);

    private static CountedMetric Fallbacks(HelmApp app) => new(app.Services, "helm.rate_limit.fallbacks");
}
