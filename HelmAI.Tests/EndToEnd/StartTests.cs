using System.Globalization;
using System.Net;
using System.Text;
using HelmAI.Tests.Support;
using HelmAI.Tests.Support.PostgreSql;

namespace HelmAI.Tests.EndToEnd;

/// <summary>A service that starts before its database.</summary>
[NeedsPostgreSql]
public sealed class StartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ServerFact]
    public async Task Start_DatabaseComesLater_IsAliveAndNotReadyUntilThen()
    {
        await using var server = await PostgreSqlServer.StartNewAsync();
        var database = await server.CreateDatabaseAsync();
        await server.StopAsync("fast");
        using var api = ApiProcess.Start(_folder, Settings(server.ConnectionStringOf(database), waitSeconds: 60));
        using var client = await api.ConnectAsync();

        using var alive = await client.GetAsync("/alive");
        using var health = await client.GetAsync("/health");
        using var refused = await PostAsync(client);
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        await refused.ExpectProblemAsync(HttpStatusCode.ServiceUnavailable, "DATABASE_ERROR");

        await server.StartAsync();
        await Eventually.TrueAsync(async () => (await client.GetAsync("/health")).StatusCode == HttpStatusCode.OK, () => api.Output);
        await Eventually.TrueAsync(async () => (await PostAsync(client)).StatusCode == HttpStatusCode.OK, () => api.Output);
    }

    [ServerFact]
    public async Task Start_DatabaseNeverComes_GivesUpWithAReason()
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={LoopbackPort.FindFree()};Username=helm;Database=helm");
        using var api = ApiProcess.Start(_folder, Settings(address, waitSeconds: 1));

        Assert.Equal(1, await api.ExitAsync());
        Assert.Contains("HelmAI cannot start: The database was out of reach for 1 seconds", api.Errors, StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task Start_ServerRefusesTheUser_IsAMistakeInTheConfiguration()
    {
        var server = await PostgreSqlServer.SharedAsync();
        var address = server.ConnectionStringOf(await server.CreateDatabaseAsync()) + ";Username=nobody-of-this-name";
        using var api = ApiProcess.Start(_folder, Settings(address, waitSeconds: 60));

        Assert.Equal(78, await api.ExitAsync());
        Assert.Contains("ConnectionStrings__helmdb or DATABASE_URL: The server refuses to connect: ", api.Errors, StringComparison.Ordinal);
    }

    private static (string Name, string Value)[] Settings(string address, int waitSeconds) =>
    [
        ("ASPNETCORE_ENVIRONMENT", "Production"),
        ("API_KEY", ApiProcess.Key),
        ("ConnectionStrings__helmdb", address),
        ("HELM_DATABASE_WAIT_SECONDS", waitSeconds.ToString(CultureInfo.InvariantCulture)),
    ];

    private static Task<HttpResponseMessage> PostAsync(HttpClient client) =>
        client.PostAsync("/api/events", new StringContent("{}", Encoding.UTF8, "application/json"));
}
