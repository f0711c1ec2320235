using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.AppHost;

/// <summary>The whole application with two workers, as AppHost.cs describes it, on real servers.</summary>
public sealed class RunningTopology : IAsyncLifetime, IDisposable
{
    private const string Key = "a-key-for-tests-0123456789";

    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(5));
    private DistributedApplication? _app;

    public HttpClient Api { get; private set; } = null!;

    public CancellationToken Limit => _limit.Token;

    public async Task InitializeAsync()
    {
        // A fixture is made even where all its tests are left out.
        if (InstalledServers.Missing is not null)
        {
            return;
        }

        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.HelmAI_AppHost>(
            [$"--Parameters:api-key={Key}", "--HELM_ANALYTICS_REPLICAS=2", "--RATE_LIMIT_ENABLED=false", "--ephemeral"],
            Limit);
        _app = await builder.BuildAsync(Limit);
        await _app.StartAsync(Limit);
        await _app.ResourceNotifications.WaitForResourceHealthyAsync("api", Limit);
        await _app.ResourceNotifications.WaitForResourceHealthyAsync("analytics", Limit);
        Api = _app.CreateHttpClient("api");
        Api.DefaultRequestHeaders.Add("X-API-Key", Key);
    }

    public async Task DisposeAsync()
    {
        if (_app is not null)
        {
            Api.Dispose();
            await _app.StopAsync(Limit);
            await _app.DisposeAsync();
        }
    }

    public void Dispose() => _limit.Dispose();

    /// <summary>Stops or starts a server.</summary>
    public async Task CommandAsync(string resource, string command) =>
        Assert.True((await _app!.ResourceCommands.ExecuteCommandAsync(resource, command, Limit)).Success, $"{command} {resource}");

    /// <summary>The process id of one of a project's replicas.</summary>
    public async Task<int> ProcessIdAsync(string resource)
    {
        var running = await _app!.ResourceNotifications.WaitForResourceAsync(resource, static state => ProcessId(state) is not null, Limit);
        return ProcessId(running)!.Value;
    }

    /// <summary>Posts reported threats of one source, each of a user of its own, by several callers, until told to stop.</summary>
    /// <param name="source">Tells the events of one test from those of others.</param>
    /// <param name="count">How many.</param>
    /// <param name="posted">Called with the number of answered posts after each.</param>
    /// <returns>The ids of the events that were answered with 200 or 202.</returns>
    public async Task<IReadOnlyCollection<string>> PostAsync(string source, int count, Action<int>? posted = null)
    {
        var acknowledged = new ConcurrentBag<string>();
        var answered = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Limit },
            async (i, cancellationToken) =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, "/api/events")
                {
                    Content = JsonContent.Create(new JsonObject { ["event_type"] = "threat", ["severity"] = "high", ["source"] = source, ["user_id"] = $"{source}-{i}" }),
                };
                request.Headers.Add("Prefer", "respond-async");
                using var response = await Api.SendAsync(request, cancellationToken);
                if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Accepted)
                {
                    acknowledged.Add((string)(await response.ReadJsonAsync())["id"]!);
                }

                posted?.Invoke(Interlocked.Increment(ref answered));
            });
        return acknowledged;
    }

    /// <summary>Waits until every event of a source has been processed, and none failed.</summary>
    public async Task ExpectAllProcessedAsync(string source, int atLeast)
    {
        var last = string.Empty;
        await Eventually.TrueAsync(
            async () =>
            {
                var (all, processed) = (await CountAsync(source), await CountAsync(source, "processed"));
                last = $"{processed} of {all} are processed, {await CountAsync(source, "failed")} failed; at least {atLeast} are expected.";
                return all >= atLeast && processed == all;
            },
            () => last);
    }

    /// <summary>All alerts about the users of a source, by user: an event that was analysed twice to effect shows in a count.</summary>
    public async Task<IReadOnlyDictionary<string, int>> AlertCountsAsync(string source)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        string? cursor = null;
        do
        {
            var page = await Api.GetFromJsonAsync<JsonObject>($"/api/alerts?limit=500{(cursor is null ? "" : $"&cursor={cursor}")}", Limit);
            foreach (var alert in page!["alerts"]!.AsArray())
            {
                if ((string)alert!["entity"]!["value"]! is { } user && user.StartsWith(source + "-", StringComparison.Ordinal))
                {
                    counts[user] = counts.GetValueOrDefault(user) + (int)alert["event_count"]!;
                }
            }

            cursor = (string?)page["next_cursor"];
        }
        while (cursor is not null);

        return counts;
    }

    private static int? ProcessId(ResourceEvent state) =>
        state.Snapshot.Properties.FirstOrDefault(static property => property.Name == "executable.pid")?.Value is { } id
            ? Convert.ToInt32(id, CultureInfo.InvariantCulture)
            : null;

    private async Task<int> CountAsync(string source, string? status = null)
    {
        using var response = await Api.GetAsync($"/api/events/count?source={source}{(status is null ? "" : $"&status={status}")}", Limit);
        return response.IsSuccessStatusCode ? (int)(await response.ReadJsonAsync())["count"]! : -1;
    }
}
