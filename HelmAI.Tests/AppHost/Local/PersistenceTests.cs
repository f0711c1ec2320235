using Aspire.Hosting.Testing;
using HelmAI.AppHost.Local.Engine;
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

        var first = await RunAsync(folder.Path, "CREATE TABLE kept AS SELECT 'still here' AS word; SELECT 'made'", limit.Token);
        var second = await RunAsync(folder.Path, "SELECT word FROM kept", limit.Token);

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

        var run = await RunAsync(folder.Path, "SELECT 'reached'", limit.Token, "--Parameters:postgres_password=from-configuration");

        Assert.Equal(("reached", "from-configuration"), run);
        Assert.False(File.Exists(Path.Combine(folder.Path, "postgres-password")));
    }

    [ServersFact]
    public async Task StartAsync_FolderRemoved_BeginsAnew()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var folder = new TemporaryFolder();

        // Started as root, its data lie elsewhere: the servers' user can't pass through the folder above.
        var data = folder.File("data");
        var first = await RunAsync(data, "CREATE TABLE kept AS SELECT 1; SELECT 'made'", limit.Token);
        Directory.Delete(data, recursive: true);
        var second = await RunAsync(data, "SELECT to_regclass('kept') IS NULL", limit.Token);

        Assert.Equal(true, second.Answer);
        Assert.NotEqual(first.Password, second.Password);
        using var left = DataFolder.Open(data);
        Directory.Delete(Path.GetDirectoryName(left.FolderFor("postgres"))!, recursive: true);
    }

    [ServersFact]
    public async Task StartAsync_AnotherPassword_EndsWithTheReason()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var folder = new TemporaryFolder();
        await RunAsync(folder.Path, "SELECT 'made'", limit.Token);
        await File.WriteAllTextAsync(folder.File("postgres-password"), "another", limit.Token);
        using var appHost = new AppHostProcess(folder.Path);

        await appHost.WaitForLineAsync("postgres", $"can't start: the data in {folder.File("postgres")} have another password than postgres-password");
        await appHost.WaitForLineAsync("api", "can't start: helmdb is FailedToStart");
        await appHost.WaitForLineAsync("analytics", "can't start: helmdb is FailedToStart");
        Assert.DoesNotContain(appHost.Lines, line => line.Contains("starts again", StringComparison.Ordinal));

        appHost.Send(StopSignal.Terminate);
        Assert.Equal(0, await appHost.WaitForExitAsync());
    }

    [ServersFact]
    public async Task StartAsync_SecondTime_MakesNoServerComplain()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var folder = new TemporaryFolder();
        await RunAsync(folder.Path, "SELECT 'made'", limit.Token);
        using var appHost = new AppHostProcess(folder.Path);

        await appHost.WaitForLineAsync("apphost", "Healthy");

        Assert.DoesNotContain(appHost.Lines, line => line.StartsWith("postgres ", StringComparison.Ordinal) && line.Contains("ERROR", StringComparison.Ordinal));
        appHost.Send(StopSignal.Terminate);
        Assert.Equal(0, await appHost.WaitForExitAsync());
    }

    private static async Task<(object? Answer, string? Password)> RunAsync(
        string folder, string query, CancellationToken cancellationToken, params string[] arguments)
    {
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.HelmAI_AppHost>(
            [$"--HELM_DATA_FOLDER={folder}", .. arguments], cancellationToken);
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
