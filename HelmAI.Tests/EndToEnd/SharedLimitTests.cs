using System.Collections.Concurrent;
using System.Net;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.EndToEnd;

public sealed class SharedLimitTests : IDisposable
{
    private readonly TemporaryFolder _here = new();
    private readonly TemporaryFolder _there = new();

    public void Dispose()
    {
        _here.Dispose();
        _there.Dispose();
    }

    [RedisFact]
    public async Task Get_FiftyCallersOfTwoProcesses_ExactlyTheLimitIsAdmitted()
    {
        await using var redis = await RedisServer.StartNewAsync();
        (string, string)[] environment =
        [
            ("ASPNETCORE_ENVIRONMENT", "Production"), ("API_KEY", ApiProcess.Key), ("REDIS_URL", redis.Url),
            ("RATE_LIMIT_ENABLED", "true"), ("RATE_LIMIT_REQUESTS", "70"), ("RATE_LIMIT_WINDOW", "3600"), ("HELM_RATE_LIMIT_TIMEOUT_MS", "5000"),
        ];
        using var here = ApiProcess.Start(_here, environment);
        using var there = ApiProcess.Start(_there, environment);
        using var clientHere = await here.ConnectAsync();
        using var clientThere = await there.ConnectAsync();

        var statuses = new ConcurrentBag<HttpStatusCode>();
        await Parallel.ForAsync(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 50 }, async (i, cancellationToken) =>
        {
            using var response = await (i % 2 == 0 ? clientHere : clientThere).GetAsync("/api/events/count", cancellationToken);
            statuses.Add(response.StatusCode);
        });

        Assert.Equal(70, statuses.Count(static status => status == HttpStatusCode.OK));
        Assert.Equal(130, statuses.Count(static status => status == HttpStatusCode.TooManyRequests));
    }
}
