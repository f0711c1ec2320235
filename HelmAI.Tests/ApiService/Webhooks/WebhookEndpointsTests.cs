using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HelmAI.Analytics.Notifications;
using HelmAI.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HelmAI.Tests.ApiService.Webhooks;

/// <summary>Webhooks over HTTP, from the alert to a real receiver.</summary>
public sealed class WebhookEndpointsTests : IAsyncLifetime
{
    private readonly HelmApp _app = new(
        ("HELM_WEBHOOKS_ALLOW_HTTP", "true"), ("HELM_WEBHOOKS_ALLOWED_NETWORKS", "127.0.0.0/8"), ("HELM_WEBHOOKS_MAX_PER_TENANT", "3"), ("HELM_WEBHOOKS_POLL_MS", "100"),
        ("HELM_RULE_PACKS", "false"));

    private WebhookReceiver _receiver = null!;
    private int _created;

    public async Task InitializeAsync() => _receiver = await WebhookReceiver.StartAsync();

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task Alert_NewAndRepeated_IsToldOnceSignedAndAsTheApiShowsIt()
    {
        var webhook = await CreateAsync();
        using var raised = await _app.SubmitAsync(Threat("eve"));
        using var repeated = await _app.SubmitAsync(Threat("eve"));
        var alertId = (string)(await raised.ReadJsonAsync())["alerts"]![0]!["id"]!;
        await Eventually.TrueAsync(() => _receiver.Received.Count == 1);
        using var other = await _app.SubmitAsync(Threat("bob"));
        await Eventually.TrueAsync(() => _receiver.Received.Count == 2);

        var message = _receiver.Received[0];
        Assert.Equal((1, 1), Signatures.Verify(message, (string)webhook["secret"]!));
        Assert.Equal("alert.raised", (string?)message.Json["type"]);
        var shown = await _app.ReadAsync($"/api/alerts/{alertId}");
        foreach (var counted in new[] { "event_count", "first_seen", "last_seen" })
        {
            // The second event may have come before or after the message went out.
            Assert.Equal(shown[counted]!.GetValueKind(), message.Json["data"]![counted]!.GetValueKind());
            shown[counted] = message.Json["data"]![counted]!.DeepClone();
        }

        Assert.True(JsonNode.DeepEquals(shown, message.Json["data"]), $"{shown}\n{message.Json}");
        Assert.Equal(shown.AsObject().Select(static member => member.Key), message.Json["data"]!.AsObject().Select(static member => member.Key));
        Assert.Equal("bob", (string?)_receiver.Received[1].Json["data"]!["entity"]!["value"]);
    }

    [Fact]
    public async Task Alert_Acknowledged_IsToldAsItIsNowToWhoWantsUpdates()
    {
        await CreateAsync(new JsonObject { ["event_types"] = new JsonArray("alert.updated") });
        using var raised = await _app.SubmitAsync(Threat("eve"));
        var alertId = (string)(await raised.ReadJsonAsync())["alerts"]![0]!["id"]!;

        using var acknowledged = await SendAsync(HttpMethod.Post, $"/api/alerts/{alertId}/acknowledge");

        Assert.Equal(HttpStatusCode.OK, acknowledged.StatusCode);
        await Eventually.TrueAsync(() => _receiver.Received.Count == 1);
        var message = _receiver.Received[0].Json;
        Assert.Equal(("alert.updated", alertId, "acknowledged"), ((string?)message["type"], (string?)message["data"]!["id"], (string?)message["data"]!["status"]));
        Assert.True(JsonNode.DeepEquals(await _app.ReadAsync($"/api/alerts/{alertId}"), message["data"]), $"{message}");
    }

    [Fact]
    public async Task Create_Filters_LeaveOutOtherAlerts()
    {
        await CreateAsync(new JsonObject { ["minimum_severity"] = "critical" });
        await CreateAsync(new JsonObject { ["rule_ids"] = new JsonArray("another-rule") });
        await CreateAsync(new JsonObject { ["entity_types"] = new JsonArray("user"), ["url"] = _receiver.Url + "/user" });

        using var high = await _app.SubmitAsync(Threat("eve"));
        await Eventually.TrueAsync(() => _receiver.Received.Count == 1);
        using var critical = await _app.SubmitAsync(Threat("bob", "critical"));
        await Eventually.TrueAsync(() => _receiver.Received.Count == 3);

        Assert.Equal(["/hook", "/hook/user", "/hook/user"], _receiver.Received.Select(static message => message.Path).Order());
    }

    [Fact]
    public async Task Test_Webhook_IsSentThroughTheQueueAndLogged()
    {
        _receiver.Answer = static context => context.Response.WriteAsync("thanks");
        var webhook = await CreateAsync();

        var delivery = await TestAsync(webhook);
        var path = $"/api/webhooks/{webhook["id"]}/deliveries/{delivery["id"]}";
        await Eventually.TrueAsync(async () => (string?)(await _app.ReadAsync(path))["delivery"]!["state"] == "delivered");

        var message = Assert.Single(_receiver.Received);
        Assert.Equal(("webhook.test", (string?)delivery["id"]), ((string?)message.Json["type"], message.Id));
        Assert.Equal((string?)webhook["id"], (string?)message.Json["data"]!["webhook_id"]);
        var attempt = Assert.Single((await _app.ReadAsync(path))["attempts"]!.AsArray())!;
        Assert.Equal((200, "thanks", null), ((int)attempt["status_code"]!, (string?)attempt["answer"], (string?)attempt["error"]));
        Assert.True((double)attempt["latency_ms"]! > 0);
        Assert.Single((await _app.ReadAsync($"/api/webhooks/{webhook["id"]}/deliveries?state=delivered"))["deliveries"]!.AsArray());
        Assert.Empty((await _app.ReadAsync($"/api/webhooks/{webhook["id"]}/deliveries?state=failed"))["deliveries"]!.AsArray());
    }

    [Fact]
    public async Task Redeliver_DeliveredMessage_IsSentAgainWithTheSameId()
    {
        var webhook = await CreateAsync();
        var delivery = await TestAsync(webhook);
        var path = $"/api/webhooks/{webhook["id"]}/deliveries/{delivery["id"]}";
        await Eventually.TrueAsync(async () => (string?)(await _app.ReadAsync(path))["delivery"]!["state"] == "delivered");

        using var response = await SendAsync(HttpMethod.Post, path + "/redeliver");

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        await Eventually.TrueAsync(async () => (await _app.ReadAsync(path))["attempts"]!.AsArray().Count == 2);
        Assert.Equal([(string)delivery["id"]!, (string)delivery["id"]!], _receiver.Received.Select(static message => message.Id));
    }

    [Fact]
    public async Task RotateSecret_Twice_SignsWithBothAndThenWithTheNewOneAlone()
    {
        var webhook = await CreateAsync();
        using var graceful = await SendAsync(HttpMethod.Post, $"/api/webhooks/{webhook["id"]}/rotate-secret");
        var rotated = await graceful.ReadJsonAsync();
        await TestAsync(webhook);
        await Eventually.TrueAsync(() => _receiver.Received.Count == 1);
        using var abrupt = await SendAsync(HttpMethod.Post, $"/api/webhooks/{webhook["id"]}/rotate-secret", new JsonObject { ["grace_seconds"] = 0 });
        var last = await abrupt.ReadJsonAsync();
        await TestAsync(webhook);
        await Eventually.TrueAsync(() => _receiver.Received.Count == 2);

        Assert.NotNull(rotated["previous_secret_expires_at"]);
        Assert.Equal((1, 2), Signatures.Verify(_receiver.Received[0], (string)webhook["secret"]!));
        Assert.Equal((1, 2), Signatures.Verify(_receiver.Received[0], (string)rotated["secret"]!));
        Assert.Null(last["previous_secret_expires_at"]);
        Assert.Equal((1, 1), Signatures.Verify(_receiver.Received[1], (string)last["secret"]!));
        Assert.Null((await _app.ReadAsync($"/api/webhooks/{webhook["id"]}"))["secret"]);
    }

    [Fact]
    public async Task Receiver_AnswersGone_DisablesTheWebhookUntilItIsEnabled()
    {
        _receiver.Answer = static context => WebhookReceiver.StatusAsync(context, StatusCodes.Status410Gone);
        var webhook = await CreateAsync();
        await TestAsync(webhook);
        await Eventually.TrueAsync(async () => !(bool)(await _app.ReadAsync($"/api/webhooks/{webhook["id"]}"))["enabled"]!);

        using var refused = await SendAsync(HttpMethod.Post, $"/api/webhooks/{webhook["id"]}/test");
        await refused.ExpectProblemAsync(HttpStatusCode.Conflict, "CONFLICT");
        using var enabled = await SendAsync(HttpMethod.Put, $"/api/webhooks/{webhook["id"]}", Body());
        Assert.True((bool)(await enabled.ReadJsonAsync())["enabled"]!);
        await TestAsync(webhook);
    }

    [Fact]
    public async Task Get_TargetThatFails_ShowsItsCircuit()
    {
        _receiver.Answer = static context => WebhookReceiver.StatusAsync(context, StatusCodes.Status500InternalServerError);
        var webhook = await CreateAsync();
        Assert.Equal("closed", (string?)webhook["circuit"]!["state"]);
        for (var i = 0; i < 5; i++)
        {
            await TestAsync(webhook);
        }

        await Eventually.TrueAsync(async () => (string?)(await _app.ReadAsync($"/api/webhooks/{webhook["id"]}"))["circuit"]!["state"] == "open");
        Assert.True((int)(await _app.ReadAsync($"/api/webhooks/{webhook["id"]}"))["circuit"]!["consecutive_failures"]! >= 5);
        using var moved = await SendAsync(HttpMethod.Put, $"/api/webhooks/{webhook["id"]}", Body());
        Assert.Equal("closed", (string?)(await moved.ReadJsonAsync())["circuit"]!["state"]);
    }

    [Fact]
    public async Task CreateReplaceListAndRemove_ShowWhatIsThere()
    {
        var (first, second) = (await CreateAsync(), await CreateAsync());
        using var replaced = await SendAsync(HttpMethod.Put, $"/api/webhooks/{first["id"]}", Body(new JsonObject { ["name"] = "renamed", ["enabled"] = false }));
        Assert.Equal(HttpStatusCode.OK, replaced.StatusCode);

        var page = await _app.ReadAsync("/api/webhooks?limit=1");
        var next = await _app.ReadAsync($"/api/webhooks?limit=1&cursor={page["next_cursor"]}");
        Assert.Equal([(string)second["id"]!, (string)first["id"]!], new[] { page, next }.Select(static one => (string)one["webhooks"]![0]!["id"]!));
        Assert.Equal(("renamed", false), ((string?)next["webhooks"]![0]!["name"], (bool)next["webhooks"]![0]!["enabled"]!));
        Assert.Null(next["next_cursor"]);

        using var removed = await SendAsync(HttpMethod.Delete, $"/api/webhooks/{first["id"]}");
        Assert.Equal(HttpStatusCode.OK, removed.StatusCode);
        using var gone = await _app.GetAsync($"/api/webhooks/{first["id"]}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Create_MoreThanATenantMayHave_IsRefused()
    {
        for (var i = 0; i < 3; i++)
        {
            await CreateAsync();
        }

        using var response = await SendAsync(HttpMethod.Post, "/api/webhooks", Body());
        await response.ExpectProblemAsync(HttpStatusCode.Conflict, "CONFLICT");
    }

    [Fact]
    public async Task Alert_Metrics_CountWhatWasSent()
    {
        await TestAsync(await CreateAsync());
        await Eventually.TrueAsync(() => _receiver.Received.Count == 1);

        using var client = _app.WithoutKey();
        await Eventually.TrueAsync(async () =>
        {
            var text = await client.GetStringAsync("/metrics");
            return text.Contains("helm_webhook_deliveries_total{outcome=\"delivered\"}", StringComparison.Ordinal)
                && text.Contains("helm_webhook_attempt_duration_seconds_count{outcome=\"delivered\"}", StringComparison.Ordinal)
                && text.Contains("helm_webhook_queue_depth", StringComparison.Ordinal);
        });
    }

    private static string Threat(string user, string severity = "high") => $$"""{"event_type":"threat","severity":"{{severity}}","type":"malware","user_id":"{{user}}"}""";

    private JsonObject Body(JsonObject? members = null)
    {
        var body = new JsonObject { ["name"] = "on-call", ["url"] = _receiver.Url };
        foreach (var (name, value) in members ?? [])
        {
            body[name] = value?.DeepClone();
        }

        return body;
    }

    private async Task<JsonNode> CreateAsync(JsonObject? members = null)
    {
        using var response = await SendAsync(HttpMethod.Post, "/api/webhooks", Body(members));
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        _created++;
        await Eventually.TrueAsync(() => _app.Services.GetRequiredService<Subscriptions>().Count == _created);
        return await response.ReadJsonAsync();
    }

    private async Task<JsonNode> TestAsync(JsonNode webhook)
    {
        using var response = await SendAsync(HttpMethod.Post, $"/api/webhooks/{webhook["id"]}/test");
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        return await response.ReadJsonAsync();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, JsonObject? body = null)
    {
        using var client = _app.WithKey();
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        return await client.SendAsync(request);
    }
}
