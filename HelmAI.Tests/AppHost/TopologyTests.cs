using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using HelmAI.Tests.Support;
using Npgsql;

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

        var parts = (await _app!.GetConnectionStringAsync("cache", _limit.Token))!.Split(',');
        var address = parts[0].Split(':');
        var password = parts.Single(part => part.StartsWith("password=", StringComparison.Ordinal))["password=".Length..];
        using var client = new TcpClient();
        await client.ConnectAsync(address[0], int.Parse(address[1], CultureInfo.InvariantCulture), _limit.Token);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"AUTH {password}\r\nPING\r\n"), _limit.Token);
        using var reader = new StreamReader(stream);
        Assert.Equal("+OK", await reader.ReadLineAsync(_limit.Token));
        Assert.Equal("+PONG", await reader.ReadLineAsync(_limit.Token));
    }

    [ServersFact]
    public async Task ExecuteCommandAsync_StopAndStart_DatabaseComesBackWithItsData()
    {
        await _app!.ResourceNotifications.WaitForResourceHealthyAsync("helmdb", _limit.Token);
        await QueryAsync("CREATE TABLE kept AS SELECT 'still here' AS word; SELECT 1");

        Assert.True((await _app.ResourceCommands.ExecuteCommandAsync("postgres", KnownResourceCommands.StopCommand, _limit.Token)).Success);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => QueryAsync("SELECT 1"));
        Assert.True((await _app.ResourceCommands.ExecuteCommandAsync("postgres", KnownResourceCommands.StartCommand, _limit.Token)).Success);

        await _app.ResourceNotifications.WaitForResourceHealthyAsync("helmdb", _limit.Token);
        Assert.Equal("still here", await QueryAsync("SELECT word FROM kept"));
    }

    private async Task<object?> QueryAsync(string query)
    {
        await using var connection = new NpgsqlConnection($"{await _app!.GetConnectionStringAsync("helmdb", _limit.Token)};Pooling=false");
        await connection.OpenAsync(_limit.Token);
        await using var command = new NpgsqlCommand(query, connection);
        return await command.ExecuteScalarAsync(_limit.Token);
    }
}
