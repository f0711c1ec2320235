using System.Collections.Concurrent;
using System.Diagnostics;
using HelmAI.Core.Errors;
using HelmAI.Tests.Support;
using HelmAI.Tests.Support.PostgreSql;

namespace HelmAI.Tests.Core.Storage.PostgreSql;

[NeedsPostgreSql]
public sealed class PostgreSqlOutageTests
{
    [ServerTheory]
    [InlineData("fast")]
    [InlineData("immediate")]
    public async Task Server_StoppedAndStartedUnderLoad_NothingAcknowledgedIsLost(string mode)
    {
        await using var server = await PostgreSqlServer.StartNewAsync();
        await using var store = await PostgreSqlProvider.OpenAsync(PostgreSqlProvider.Settings(server, await server.CreateDatabaseAsync()));
        using var ending = new CancellationTokenSource();
        var acknowledged = new ConcurrentBag<Guid>();
        var refused = 0;
        var senders = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (!ending.IsCancellationRequested)
            {
                try
                {
                    acknowledged.Add((await store.Appender.AppendAsync(Some.Submission(), default)).EventId);
                }
                catch (DatabaseException)
                {
                    Interlocked.Increment(ref refused);
                }
            }
        })).ToArray();
        var worker = Task.Run(() => AnalyseUntilAsync(store, ending.Token));
        await Eventually.TrueAsync(() => acknowledged.Count > 200);

        await server.StopAsync(mode);
        var start = Stopwatch.GetTimestamp();
        await Assert.ThrowsAsync<DatabaseException>(() => store.Database.PingAsync(default));
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(3));
        await Eventually.TrueAsync(() => Volatile.Read(ref refused) > 0);
        await server.StartAsync();

        var before = acknowledged.Count;
        await Eventually.TrueAsync(() => acknowledged.Count > before + 200);
        await ending.CancelAsync();
        await Task.WhenAll(senders);
        await worker;
        await Eventually.TrueAsync(async () =>
        {
            await store.AnalyseAsync();
            return (await store.Queue.GetBacklogAsync(default)).Events == 0;
        });
        Assert.Equal(acknowledged.Count, (await store.Events.FindAssessedAsync(acknowledged, default)).Count);
    }

    private static async Task AnalyseUntilAsync(TestStore store, CancellationToken ending)
    {
        while (!ending.IsCancellationRequested)
        {
            try
            {
                await store.AnalyseAsync(maxEvents: 20);
            }
            catch (DatabaseException)
            {
                // Tried again, as workers do.
            }
        }
    }
}
