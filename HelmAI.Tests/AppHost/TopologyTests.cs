using Aspire.Hosting;
using Aspire.Hosting.Testing;
using HelmAI.Tests.Support;
using Npgsql;
using StackExchange.Redis;

namespace HelmAI.Tests.AppHost;

/// <summary>The application as AppHost.cs describes it, started with real servers; the same test in both builds.</summary>
public sealed class TopologyTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly CancellationTokenSource _limit = new(Limit);
    private DistributedApplication? _app;

    public async Task InitializeAsync()
    {
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.HelmAI_AppHost>(["--ephemeral"], _limit.Token);
        _app = await builder.BuildAsync(_limit.Token);
        await _app.StartAsync(_limit.Token);
    }

    public async Task DisposeAsync()
    {
        await _app!.StopAsync(_limit.Token);
        await _app.DisposeAsync();
    }

    public void Dispose() => _limit.Dispose();

    [ServersFact]
    public async Task StartAsync_Ephemeral_DatabaseAnswers()
    {
        await _app!.ResourceNotifications.WaitForResourceHealthyAsync("helmdb", _limit.Token);

        Assert.Equal("helmdb", await QueryAsync("SELECT current_database()"));
    }

    [ServersFact]
    public async Task StartAsync_Ephemeral_CacheAnswers()
    {
        await _app!.ResourceNotifications.WaitForResourceHealthyAsync("cache", _limit.Token);

        await using var redis = await ConnectionMultiplexer.ConnectAsync((await _app!.GetConnectionStringAsync("cache", _limit.Token))!);
        Assert.True(await redis.GetDatabase().PingAsync() > TimeSpan.Zero);
    }

    private async Task<object?> QueryAsync(string query)
    {
        await using var connection = new NpgsqlConnection($"{await _app!.GetConnectionStringAsync("helmdb", _limit.Token)};Pooling=false");
        await connection.OpenAsync(_limit.Token);
        await using var command = new NpgsqlCommand(query, connection);
        return await command.ExecuteScalarAsync(_limit.Token);
    }
}
