using System.Net;
using HelmAI.Tests.Support;
using Npgsql;

namespace HelmAI.Tests.EndToEnd.Faults;

/// <summary>A database that takes no more connections.</summary>
public sealed class ExhaustionTests
{
    [ServersFact]
    public async Task Connections_AllTakenByOthers_Are503UntilTheyAreFree()
    {
        await using var services = await Services.StartAsync("max_connections = 20");
        await Eventually.TrueAsync(async () => await services.CountAsync("SELECT count(*) FROM schema_migrations") > 0);
        var taken = new List<NpgsqlConnection>();
        try
        {
            await TakeAllAsync(services.ConnectionString, taken);

            // Reads that wait keep their connections, so that others need more than the service has by now.
            await using var hold = await taken[0].BeginTransactionAsync();
            await using (var command = new NpgsqlCommand("LOCK TABLE events IN ACCESS EXCLUSIVE MODE", taken[0], hold))
            {
                await command.ExecuteNonQueryAsync();
            }

            var reads = Enumerable.Range(0, 40).Select(_ => ReadAsync(services.Client)).ToList();
            await Task.WhenAny(reads);
            await hold.RollbackAsync();
            var statuses = await Task.WhenAll(reads);
            Assert.Contains(HttpStatusCode.ServiceUnavailable, statuses);
            Assert.All(statuses, static status => Assert.True(status is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable, status.ToString()));
            await Task.WhenAll(Enumerable.Range(0, 40).Select(i => services.PostAsync($"before{i}")));
            Assert.All(services.Refused.Keys, static status => Assert.Equal(HttpStatusCode.ServiceUnavailable, status));
        }
        finally
        {
            taken.ForEach(static connection => connection.Dispose());
        }

        await Eventually.TrueAsync(async () => await ReadAsync(services.Client) == HttpStatusCode.OK);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => services.PostAsync($"after{i}")));
        Assert.True(services.Acknowledged.Keys.Count(static user => user.StartsWith("after", StringComparison.Ordinal)) == 40);
        await services.ExpectExactlyOnceAsync("exhausted");
    }

    private static async Task TakeAllAsync(string connectionString, List<NpgsqlConnection> taken)
    {
        while (true)
        {
            var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
            try
            {
                await connection.OpenAsync();
                taken.Add(connection);
            }
            catch (PostgresException full) when (full.SqlState == PostgresErrorCodes.TooManyConnections)
            {
                return;
            }
        }
    }

    private static async Task<HttpStatusCode> ReadAsync(HttpClient client)
    {
        using var response = await client.GetAsync("/api/events");
        return response.StatusCode;
    }
}
