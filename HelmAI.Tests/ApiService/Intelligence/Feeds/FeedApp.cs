using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HelmAI.Core.Administration;
using HelmAI.Core.Intelligence;
using HelmAI.Core.Storage;
using HelmAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HelmAI.Tests.ApiService.Intelligence.Feeds;

/// <summary>An API that polls feeds, also those on this machine.</summary>
public sealed class FeedApp : IDisposable
{
    /// <summary>With no more settings.</summary>
    public FeedApp()
        : this(settings: [])
    {
    }

    /// <summary>With more settings.</summary>
    internal FeedApp(params (string Name, string Value)[] settings) =>
        Api = new([("HELM_FEEDS_PRIVATE_ADDRESSES", "true"), ("HELM_FEEDS_POLL_MS", "20"), .. settings]);

    public HelmApp Api { get; }

    public void Dispose() => Api.Dispose();

    public Task<JsonNode> CreateAsync(string kind, string url, params (string Name, JsonNode Value)[] members) =>
        SendAsync(HttpMethod.Post, "/api/intel/feeds", Body(kind, url, members), HttpStatusCode.Created);

    public static JsonObject Body(string kind, string url, params (string Name, JsonNode Value)[] members)
    {
        var body = new JsonObject { ["name"] = $"feed of {url}", ["kind"] = kind, ["url"] = url };
        foreach (var (name, value) in members)
        {
            body[name] = value;
        }

        return body;
    }

    public async Task<JsonNode> SendAsync(HttpMethod method, string path, JsonNode? body, HttpStatusCode expected)
    {
        using var client = Api.WithKey();
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };
        using var response = await client.SendAsync(request);
        Assert.True(expected == response.StatusCode, await response.Content.ReadAsStringAsync());
        return await response.ReadJsonAsync();
    }

    /// <summary>Has a feed polled, and waits for the end of that.</summary>
    public async Task<JsonNode> RunAsync(JsonNode feed)
    {
        var before = await EndedAsync(feed);
        await SendAsync(HttpMethod.Post, $"/api/intel/feeds/{feed["id"]}/run", body: null, HttpStatusCode.Accepted);
        return await WaitAsync(feed, now => Ended(now) && (string?)now["last_run_at"] != (string?)before["last_run_at"]);
    }

    /// <summary>Waits for the end of a feed's first poll.</summary>
    public Task<JsonNode> EndedAsync(JsonNode feed) => WaitAsync(feed, Ended);

    /// <summary>The domains that indicators of a feed name.</summary>
    public async Task<IReadOnlyList<string>> DomainsAsync(JsonNode feed)
    {
        var page = await Api.Services.GetRequiredService<IIndicatorStore>().ListAsync(
            new IndicatorFilter { TenantId = Tenant.Default, Source = (string?)feed["name"] }, new PageRequest(PageRequest.MaxLimit), default);
        return [.. page.Items.Select(one => one.Indicator.Value!).Order(StringComparer.Ordinal)];
    }

    private static bool Ended(JsonNode feed) => !(bool)feed["running"]! && feed["last_run_at"] is not null;

    private async Task<JsonNode> WaitAsync(JsonNode feed, Func<JsonNode, bool> condition)
    {
        var now = feed;
        await Eventually.TrueAsync(
            async () => condition(now = await Api.ReadAsync($"/api/intel/feeds/{feed["id"]}")),
            () => now.ToJsonString());
        return now;
    }
}
