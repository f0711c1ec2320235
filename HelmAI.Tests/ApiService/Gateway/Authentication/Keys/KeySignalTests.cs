using HelmAI.ApiService.Administration.Keys;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.Authentication.Keys;
using HelmAI.ServiceDefaults.Signals;
using HelmAI.Tests.Core.Storage.Sqlite;
using HelmAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace HelmAI.Tests.ApiService.Gateway.Authentication.Keys;

/// <summary>What one replica changes, another knows by the signal: its clock stands still, so that nothing is forgotten by age.</summary>
public sealed class KeySignalTests
{
    [RedisFact]
    public async Task RevokeAsync_OnAnotherReplica_IsEffectiveHere()
    {
        await using var server = await RedisServer.StartNewAsync();
        await using var metrics = new ServiceCollection().AddMetrics().AddSingleton<SignalMetrics>().BuildServiceProvider();
        await using var hereRedis = await ConnectionMultiplexer.ConnectAsync(server.Address);
        await using var thereRedis = await ConnectionMultiplexer.ConnectAsync(server.Address);
        var here = new RedisSignalBus(hereRedis, metrics.GetRequiredService<SignalMetrics>(), NullLogger<RedisSignalBus>.Instance);
        var there = new RedisSignalBus(thereRedis, metrics.GetRequiredService<SignalMetrics>(), NullLogger<RedisSignalBus>.Instance);
        await here.StartAsync(default);
        await using var store = await SqliteProvider.OpenAsync();
        using var directory = new KeyDirectory(store.Administration, here, new SetClock());
        var keys = new KeyAdministration(store.Administration, there, TimeProvider.System);
        var issued = await keys.CreateAsync(
            new(OperatorKey.Id, "default", Scopes.All, Address: null), "default", new() { Name = "a key", Scopes = [Scopes.EventsRead] }, default);
        Assert.Null((await directory.FindAsync(issued.Key.Id, default))!.Key.RevokedAt);

        // Said again until it is heard: the subscription may only just be on its way.
        await Eventually.TrueAsync(async () =>
        {
            await keys.RevokeAsync("default", issued.Key.Id, default);
            return (await directory.FindAsync(issued.Key.Id, default))!.Key.RevokedAt is not null;
        });
        await here.StopAsync(default);
    }
}
