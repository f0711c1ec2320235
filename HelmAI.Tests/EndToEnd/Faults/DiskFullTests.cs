using System.Net;
using System.Text;
using HelmAI.Tests.Support;
using Microsoft.Data.Sqlite;

namespace HelmAI.Tests.EndToEnd.Faults;

/// <summary>A disk without room: refusals that say so, and all goes on when there is room again.</summary>
public sealed class DiskFullTests
{
    private static readonly string Text = new('x', 60_000);

    [SmallDiskFact]
    public async Task Sqlite_DiskFull_Is503UntilThereIsRoom()
    {
        using var disk = new SmallDisk(megabytes: 64);
        int acknowledged;
        using (var api = ApiProcess.Start(disk.Folder, ("ASPNETCORE_ENVIRONMENT", "Production"), ("API_KEY", ApiProcess.Key), ("RATE_LIMIT_ENABLED", "false")))
        {
            using var client = await api.ConnectAsync();
            acknowledged = await PostUntilAcceptedAsync(client);
            disk.Fill(megabytesLeft: 4);
            var refused = false;
            for (var i = 0; i < 1_000 && !refused; i++)
            {
                using var response = await PostAsync(client);
                refused = !response.IsSuccessStatusCode;
                acknowledged += refused ? 0 : 1;
                if (refused)
                {
                    await response.ExpectProblemAsync(HttpStatusCode.ServiceUnavailable, "DATABASE_ERROR");
                }
            }

            Assert.True(refused);
            disk.Free();
            acknowledged += await PostUntilAcceptedAsync(client);
            await Eventually.TrueAsync(async () => (await client.GetStringAsync("/api/events/count?status=queued")).Contains("\"count\":0", StringComparison.Ordinal));
            Assert.Contains($"\"count\":{acknowledged}", await client.GetStringAsync("/api/events/count?status=processed"), StringComparison.Ordinal);
            await api.KillAsync();
        }

        await using var database = new SqliteConnection($"Data Source={disk.Folder.File(".helm/helm.db")};Pooling=false");
        await database.OpenAsync();
        await using var check = new SqliteCommand("PRAGMA integrity_check", database);
        Assert.Equal("ok", await check.ExecuteScalarAsync());
    }

    [SmallDiskFact]
    public async Task PostgreSql_DiskFull_Is503UntilThereIsRoom()
    {
        using var disk = new SmallDisk(megabytes: 400);
        await using var services = await Services.StartAsync("max_wal_size = 32MB\nmin_wal_size = 32MB", disk.Folder.Path);
        await services.PostAsync("first");
        disk.Fill(megabytesLeft: 8);
        for (var i = 0; i < 2_000 && services.Refused.IsEmpty; i++)
        {
            // Random text, which cannot be stored in less room.
            await services.PostAsync($"full{i}", Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(30_000)));
        }

        Assert.Equal([HttpStatusCode.ServiceUnavailable], services.Refused.Keys);
        disk.Free();
        await services.EnsurePostgreSqlAsync();
        await Eventually.TrueAsync(async () =>
        {
            await services.PostAsync("last");
            return services.Acknowledged.ContainsKey("last");
        });

        await services.ExpectNothingMissingAsync("disk full");
    }

    // A refusal may have been the append's commit, so the same event is not sent twice.
    private static async Task<int> PostUntilAcceptedAsync(HttpClient client)
    {
        await Eventually.TrueAsync(async () =>
        {
            using var response = await PostAsync(client);
            return response.IsSuccessStatusCode;
        });
        return 1;
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client) =>
        client.PostAsync("/api/events", new StringContent($$"""{"text":"{{Text}}"}""", Encoding.UTF8, "application/json"));
}
