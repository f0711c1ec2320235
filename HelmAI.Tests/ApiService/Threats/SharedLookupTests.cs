using System.Text.Json.Nodes;
using HelmAI.Analytics.Intelligence.Providers;
using HelmAI.Analytics.Intelligence.Providers.Answers;
using HelmAI.Tests.Analytics.Intelligence.Providers;
using HelmAI.Tests.Support;
using StackExchange.Redis;

namespace HelmAI.Tests.ApiService.Threats;

/// <summary>Look-ups of several processes that share a Redis.</summary>
public sealed class SharedLookupTests
{
    [RedisFact]
    public async Task Get_SameValueFromTwoProcessesAtOnce_IsAskedForOnce()
    {
        await using var redis = await RedisServer.StartNewAsync();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var provider = await FakeProvider.StartAsync(async context =>
        {
            asked.TrySetResult();
            await answer.Task;
            await FakeProvider.Json("""{"verdict":"malicious"}""")(context);
        });
        using var one = LookupTests.AppWith(provider, ("REDIS_URL", redis.Url), ("HELM_PROVIDER_TIMEOUT_MS", "20000"));
        using var other = LookupTests.AppWith(provider, ("REDIS_URL", redis.Url), ("HELM_PROVIDER_TIMEOUT_MS", "20000"));

        var waiting = Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? one : other).ReadAsync("/api/threats/evil.example")).ToList();
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(30));
        answer.SetResult();
        var reports = await Task.WhenAll(waiting);

        Assert.All(reports, report => Assert.Equal("malicious", (string?)report["verdict"]));
        Assert.Single(provider.Asked);
    }

    [RedisFact]
    public async Task Get_ProviderFailsForOneProcess_TheOthersThatWaitedAreToldThat()
    {
        await using var redis = await RedisServer.StartNewAsync();
        await using var provider = await FakeProvider.StartAsync(FakeProvider.Status(500));
        using var one = LookupTests.AppWith(provider, ("REDIS_URL", redis.Url));
        using var other = LookupTests.AppWith(provider, ("REDIS_URL", redis.Url));

        var reports = await Task.WhenAll(one.ReadAsync("/api/threats/evil.example"), other.ReadAsync("/api/threats/evil.example"));

        Assert.All(reports, report => Assert.True((bool)report["partial"]!));
        Assert.Equal(3, provider.Asked.Count);
    }

    [RedisFact]
    public async Task Get_ProcessThatAskedHasDied_TheNextOneAsksOnceItsLockRunsOut()
    {
        await using var redis = await RedisServer.StartNewAsync();
        await using var provider = await FakeProvider.StartAsync("""{"verdict":"malicious"}""");
        using var app = LookupTests.AppWith(provider, ("REDIS_URL", redis.Url));
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.Address);
        var key = new AnswerKey("threat_db", LookupTarget.Parse("evil.example", "value").ToKey());
        await connection.GetDatabase().StringSetAsync(key.LockInRedis, "the dead one's token", TimeSpan.FromSeconds(1));

        var report = await app.ReadAsync("/api/threats/evil.example");

        Assert.Equal("malicious", (string?)report["verdict"]);
        Assert.Single(provider.Asked);
        Assert.False(await connection.GetDatabase().KeyExistsAsync(key.LockInRedis));
    }

    [RedisTheory]
    [InlineData("malicious", 100)]
    [InlineData("suspicious", 200)]
    [InlineData("clean", 300)]
    [InlineData("unknown", 400)]
    public async Task Get_AnyVerdict_IsKeptForItsOwnTime(string verdict, int seconds)
    {
        await using var redis = await RedisServer.StartNewAsync();
        await using var provider = await FakeProvider.StartAsync(new JsonObject { ["verdict"] = verdict }.ToJsonString());
        using var app = LookupTests.AppWith(
            provider,
            ("REDIS_URL", redis.Url),
            ("HELM_PROVIDER_TTL_MALICIOUS_SECONDS", "100"),
            ("HELM_PROVIDER_TTL_SUSPICIOUS_SECONDS", "200"),
            ("HELM_PROVIDER_TTL_CLEAN_SECONDS", "300"),
            ("HELM_PROVIDER_TTL_UNKNOWN_SECONDS", "400"));

        await app.ReadAsync("/api/threats/evil.example");

        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.Address);
        var key = Assert.Single(connection.GetServer(redis.Address).Keys(pattern: "helm:answers:*"));
        Assert.InRange((await connection.GetDatabase().KeyTimeToLiveAsync(key))!.Value.TotalSeconds, seconds - 30, seconds);
    }

    [RedisFact]
    public async Task Get_RedisIsKilled_AnswersAreKeptInTheProcess()
    {
        await using var redis = await RedisServer.StartNewAsync();
        await using var provider = await FakeProvider.StartAsync("""{"verdict":"malicious"}""");
        using var app = LookupTests.AppWith(provider, ("REDIS_URL", redis.Url));
        await app.ReadAsync("/api/threats/evil.example");

        await redis.KillAsync();
        var first = await app.ReadAsync("/api/threats/evil.example");
        var second = await app.ReadAsync("/api/threats/evil.example");

        Assert.Equal(("malicious", "malicious"), ((string?)first["verdict"], (string?)second["verdict"]));
        Assert.True((bool)second["providers"]![0]!["cached"]!);
        Assert.Equal(2, provider.Asked.Count);
    }
}
