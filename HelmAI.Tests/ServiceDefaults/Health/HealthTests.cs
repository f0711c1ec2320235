using System.Net;
using System.Security.Claims;
using System.Text.Json;
using HelmAI.Core.Storage;
using HelmAI.ServiceDefaults.Storage;
using HelmAI.Tests.ServiceDefaults.Support;
using HelmAI.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HelmAI.Tests.ServiceDefaults.Health;

public sealed class HealthTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("/alive")]
    [InlineData("/health")]
    public async Task Health_OtherMethods_AreNotAllowed(string path)
    {
        await using var app = await StartAsync(authenticated: true);

        using var response = await app.Client.DeleteAsync(path);

        await response.ExpectProblemAsync(HttpStatusCode.MethodNotAllowed, "METHOD_NOT_ALLOWED");
    }

    [Fact]
    public async Task Health_KnownCaller_SeesPoolAndBacklog()
    {
        await using var app = await StartAsync(authenticated: true);
        await app.Services.GetRequiredService<IEventAppender>().AppendAsync(Some.Submission(), CancellationToken.None);

        var checks = (await ReadAsync(app, "/health", 200)).GetProperty("checks");

        var database = checks.GetProperty("database");
        Assert.Equal("healthy", database.GetProperty("status").GetString());
        Assert.True(database.GetProperty("duration_ms").GetDouble() >= 0);
        Assert.Equal(
            ["pool_size", "checked_out", "overflow", "total", "idle", "waiting"],
            database.GetProperty("data").EnumerateObject().Select(member => member.Name),
            StringComparer.Ordinal);
        Assert.Equal(7, database.GetProperty("data").GetProperty("pool_size").GetInt32());
        var backlog = checks.GetProperty("backlog").GetProperty("data");
        Assert.Equal(1, backlog.GetProperty("events").GetInt64());
        Assert.True(backlog.GetProperty("oldest_age_seconds").GetDouble() > 0);
    }

    [Fact]
    public async Task Health_EventsWaitTooLong_IsDegradedAndStillServes()
    {
        await using var app = await StartAsync(authenticated: true);
        var old = Some.Submission();
        await app.Services.GetRequiredService<IEventAppender>().AppendAsync(old, CancellationToken.None);

        var health = await ReadAsync(app, "/health", 200);

        Assert.Equal("degraded", health.GetProperty("status").GetString());
        Assert.Equal("degraded", health.GetProperty("checks").GetProperty("backlog").GetProperty("status").GetString());
    }

    [Fact]
    public async Task Health_UnknownCaller_SeesTheStatusOnly()
    {
        await using var app = await StartAsync(authenticated: false);

        var health = await ReadAsync(app, "/health", 200);

        Assert.Equal(["status"], health.EnumerateObject().Select(member => member.Name), StringComparer.Ordinal);
        Assert.Equal("healthy", health.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Health_FailedCheck_IsUnavailableYetAlive()
    {
        await using var app = await StartAsync(
            authenticated: false,
            builder => builder.Services.AddHealthChecks().AddCheck("broken", () => HealthCheckResult.Unhealthy("It broke.")));

        Assert.Equal("unhealthy", (await ReadAsync(app, "/health", 503)).GetProperty("status").GetString());
        Assert.Equal("healthy", (await ReadAsync(app, "/alive", 200)).GetProperty("status").GetString());
    }

    private Task<ServiceApp> StartAsync(bool authenticated, Action<WebApplicationBuilder>? configure = null) => ServiceApp.StartAsync(
        configure: builder =>
        {
            builder.AddHelmStorage();
            if (authenticated)
            {
                builder.Services.AddSingleton<IStartupFilter>(new KnownCaller());
            }

            configure?.Invoke(builder);
        },
        settings: [("DATABASE_URL", $"sqlite:///{_folder.File("helm.db")}"), ("DATABASE_POOL_SIZE", "7"), ("HELM_ENCRYPTION_KEY", Some.EncryptionKeyText)]);

    private static async Task<JsonElement> ReadAsync(ServiceApp app, string path, int status)
    {
        using var response = await app.Client.GetAsync(path);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync());
    }

    /// <summary>Stands for whatever authenticates callers.</summary>
    private sealed class KnownCaller : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                context.User = new ClaimsPrincipal(new ClaimsIdentity("test"));
                return following(context);
            });
            next(app);
        };
    }
}
