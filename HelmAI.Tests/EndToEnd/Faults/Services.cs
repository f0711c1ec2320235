using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HelmAI.Tests.Support;
using HelmAI.Tests.Support.PostgreSql;
using Npgsql;

namespace HelmAI.Tests.EndToEnd.Faults;

/// <summary>API, worker, PostgreSQL and Redis as processes of their own, each of which can be killed and started again.</summary>
internal sealed class Services : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly TemporaryFolder _folder = new();
    private readonly PostgreSqlServer _postgres;
    private readonly RedisServer _redis;
    private readonly (string Name, string Value)[] _settings;
    private ApiProcess _api = null!;
    private ApiProcess _worker = null!;
    private HttpClient _client = null!;

    private Services(PostgreSqlServer postgres, RedisServer redis, string connectionString)
    {
        _postgres = postgres;
        _redis = redis;
        ConnectionString = connectionString;
        _settings =
        [
            ("ASPNETCORE_ENVIRONMENT", "Production"),
            ("API_KEY", ApiProcess.Key),
            ("ConnectionStrings__helmdb", connectionString),
            ("REDIS_URL", redis.Url),
            ("HELM_ANALYTICS", "external"),
            ("HELM_EVENT_WAIT_MS", "0"),
            ("HELM_CLAIM_TIMEOUT_SECONDS", "5"),
            ("RATE_LIMIT_ENABLED", "false"),
        ];
    }

    public string ConnectionString { get; }

    /// <summary>The users whose events were answered with 200 or 202, with the events' ids.</summary>
    public ConcurrentDictionary<string, string> Acknowledged { get; } = new(StringComparer.Ordinal);

    /// <summary>All other answers, by status.</summary>
    public ConcurrentDictionary<HttpStatusCode, int> Refused { get; } = new();

    public ApiProcess Worker => _worker;

    public ApiProcess Api => _api;

    public HttpClient Client => Volatile.Read(ref _client);

    public static async Task<Services> StartAsync(string settings = "", string? disk = null)
    {
        var postgres = await PostgreSqlServer.StartNewAsync(settings, disk);
        var services = new Services(postgres, await RedisServer.StartNewAsync(), postgres.ConnectionStringOf(await postgres.CreateDatabaseAsync()));
        services.StartWorker();
        await services.StartApiAsync();
        return services;
    }

    public async Task StartApiAsync()
    {
        _api = ApiProcess.Start(_folder, _settings);
        Volatile.Write(ref _client, await _api.ConnectAsync());
    }

    /// <summary>Starts PostgreSQL again where it has ended by itself.</summary>
    public async Task EnsurePostgreSqlAsync()
    {
        try
        {
            await CountAsync("SELECT 1::bigint");
        }
        catch (NpgsqlException)
        {
            await _postgres.KillAsync();
            await _postgres.StartAsync();
        }
    }

    public void StartWorker() => _worker = ApiProcess.StartWorker(_folder, _settings);

    /// <summary>Kills one of the four, waits, and starts it again.</summary>
    public async Task KillAndRestartAsync(string victim, TimeSpan pause)
    {
        switch (victim)
        {
            case "api":
                await _api.KillAsync();
                await Task.Delay(pause);
                await StartApiAsync();
                break;
            case "worker":
                await _worker.KillAsync();
                await Task.Delay(pause);
                StartWorker();
                break;
            case "postgres":
                await _postgres.KillAsync();
                await Task.Delay(pause);
                await _postgres.StartAsync();
                break;
            default:
                await _redis.KillAsync();
                await Task.Delay(pause);
                await _redis.StartAsync();
                break;
        }
    }

    /// <summary>Posts reported threats, each of a user of its own, by eight callers until told to stop.</summary>
    public async Task PostAsync(CancellationToken stop)
    {
        var number = 0;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await PostAsync(string.Create(CultureInfo.InvariantCulture, $"u{Interlocked.Increment(ref number)}"));

                // Some hundreds of events a second are load enough, and leave the machine to the others.
                await Task.Delay(10, CancellationToken.None);
            }
        })));
    }

    /// <summary>Posts one reported threat.</summary>
    public async Task PostAsync(string user, string? text = null)
    {
        try
        {
            using var content = new StringContent($$"""{"event_type":"threat","severity":"high","user_id":"{{user}}","text":"{{text}}"}""", Encoding.UTF8, "application/json");
            using var response = await Client.PostAsync("/api/events", content);
            if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Accepted)
            {
                Acknowledged[user] = (string)(await response.ReadJsonAsync())["id"]!;
            }
            else
            {
                Refused.AddOrUpdate(response.StatusCode, 1, static (_, count) => count + 1);
            }
        }
        catch (HttpRequestException)
        {
            // Killed before it answered: nothing was promised.
        }
    }

    /// <summary>Expects that every acknowledged event is processed, and that it and all others were analysed once: each user's one alert counts one event.</summary>
    public async Task ExpectExactlyOnceAsync(string context)
    {
        await ExpectNothingMissingAsync(context);
        Assert.Equal(0, await CountAsync("SELECT count(*) FROM (SELECT entity_value FROM alerts GROUP BY entity_value HAVING count(*) <> 1 OR sum(event_count) <> 1) wrong"));
        Assert.Equal(
            await CountAsync("SELECT count(*) FROM assessments WHERE status = 1"),
            await CountAsync("SELECT count(*) FROM alert_events"));
    }

    /// <summary>Expects that every acknowledged event is processed.</summary>
    public async Task ExpectNothingMissingAsync(string context)
    {
        using var deadline = new CancellationTokenSource(Patience);
        while (await CountAsync("SELECT count(*) FROM event_queue") > 0)
        {
            Assert.False(deadline.IsCancellationRequested, $"{context}: events still wait. {_worker.Output}");
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }

        var missing = Acknowledged.Values.Select(Guid.Parse).ToHashSet();
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var processed = source.CreateCommand("SELECT event_id FROM assessments WHERE status = 1");
        await using (var reader = await processed.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                missing.Remove(reader.GetGuid(0));
            }
        }

        Assert.True(missing.Count == 0, $"{context}: {missing.Count} of {Acknowledged.Count} acknowledged events are not processed.");
    }

    /// <summary>Asks the database for a number.</summary>
    public async Task<long> CountAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        _api?.Dispose();
        _worker?.Dispose();
        await _redis.DisposeAsync();
        await _postgres.DisposeAsync();
        _folder.Dispose();
    }
}
