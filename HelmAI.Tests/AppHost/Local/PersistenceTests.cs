using Aspire.Hosting.Testing;
using HelmAI.Tests.Support;
using Npgsql;

namespace HelmAI.Tests.AppHost.Local;

/// <summary>What a second start finds.</summary>
public sealed class PersistenceTests
{
    [ServersFact]
    public async Task StartAsync_SecondTime_MeetsItsDataAndPassword()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var folder = new TemporaryFolder();

        var first = await RunAsync(folder, "CREATE TABLE kept AS SELECT 'still here' AS word; SELECT 'made'", limit.Token);
        var second = await RunAsync(folder, "SELECT word FROM kept", limit.Token);

        Assert.Equal("still here", second.Answer);
        Assert.Equal(first.Password, second.Password);
        var file = Path.Combine(folder.Path, "postgres-password");
        Assert.Equal(first.Password, await File.ReadAllTextAsync(file, limit.Token));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [ServersFact]
    public async Task StartAsync_ParameterConfigured_IsNotGenerated()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var folder = new TemporaryFolder();

        var run = await RunAsync(folder, "SELECT 'reached'", limit.Token, "--Parameters:postgres_password=from-configuration");

        Assert.Equal(("reached", "from-configuration"), run);
        Assert.False(File.Exists(Path.Combine(folder.Path, "postgres-password")));
    }

    private static async Task<(object? Answer, string? Password)> RunAsync(
        TemporaryFolder folder, string query, CancellationToken cancellationToken, params string[] arguments)
    {
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.HelmAI_AppHost>(
            [$"--HELM_DATA_FOLDER={folder.Path}", .. arguments], cancellationToken);
        await using var app = await builder.BuildAsync(cancellationToken);
        await app.StartAsync(cancellationToken);
        await app.ResourceNotifications.WaitForResourceHealthyAsync("helmdb", cancellationToken);

        var connectionString = new NpgsqlConnectionStringBuilder(await app.GetConnectionStringAsync("helmdb", cancellationToken)) { Pooling = false };
        await using var connection = new NpgsqlConnection(connectionString.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(query, connection);
        return (await command.ExecuteScalarAsync(cancellationToken), connectionString.Password);
    }
}
