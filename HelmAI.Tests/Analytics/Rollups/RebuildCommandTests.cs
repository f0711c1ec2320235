using System.Diagnostics;
using HelmAI.Analytics.Rollups;
using HelmAI.Core.Activity;
using HelmAI.Core.Rollups;
using HelmAI.Core.Storage;
using HelmAI.Tests.Core.Storage;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Analytics.Rollups;

/// <summary>The verb <c>rebuild</c>, in a process of its own beside one that holds the same database.</summary>
public sealed class RebuildCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task RebuildAsync_LostFigures_MakesThemAnew()
    {
        await using var store = await TestStore.OpenAsync(services => services.AddSqliteStorage(_ => new(_folder.File("helm.db"), PoolSize: 2)));
        await store.Get<IActivityStore>().AppendAsync([new(Some.Activity())], default);
        await store.RunAsync("DELETE FROM rollup_deltas");

        var (exitCode, output, _) = await RunAsync("rebuild", "--from", "2026-01-31");

        Assert.Equal((0, "The roll-ups are made anew."), (exitCode, output.Trim()));
        var users = await store.Get<IRollupStore>().CountUsersAsync(Some.Tenant, TimeSteps.Whole(Quarter.Of(Some.Time), Quarter.Of(Some.Time) + 1), default);
        Assert.Equal(1, Assert.Single(users).Users);
    }

    [Fact]
    public async Task RebuildAsync_WrongArguments_TellsHowItIsUsed()
    {
        var (exitCode, _, error) = await RunAsync("rebuild", "--from", "yesterday");

        Assert.Equal(64, exitCode);
        Assert.StartsWith("Usage: rebuild [--from ", error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("helm.db")));
    }

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", typeof(RebuildCommand).Assembly.Location, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DATABASE_URL"] = $"sqlite:///{_folder.File("helm.db")}", ["HELM_ENCRYPTION_KEY"] = Some.EncryptionKeyText },
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
