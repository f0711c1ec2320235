using HelmAI.Tests.Support;

namespace HelmAI.Tests.ServiceDefaults.Health;

public sealed class CacheHealthTests
{
    [RedisFact]
    public async Task Health_RedisGoesAndComesBack_IsDegradedMeanwhileAndEventsAreServed()
    {
        await using var redis = await RedisServer.StartNewAsync();
        await using var app = new HelmApp(("REDIS_URL", redis.Url), ("HELM_HEALTH_TIMEOUT_SECONDS", "1"));
        await Eventually.TrueAsync(async () => await StatusAsync(app) == "healthy");

        await redis.KillAsync();

        await Eventually.TrueAsync(async () => await StatusAsync(app) == "degraded");
        Assert.Equal("processed", (string?)(await app.AssessAsync("""{"event_type":"login"}"""))["status"]);
        await redis.StartAsync();
        await Eventually.TrueAsync(async () => await StatusAsync(app) == "healthy");
    }

    private static async Task<string?> StatusAsync(HelmApp app) => (string?)(await app.ReadAsync("/health"))["checks"]?["cache"]?["status"];
}
