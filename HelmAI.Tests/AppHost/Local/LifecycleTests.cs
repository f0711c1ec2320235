using HelmAI.AppHost.Local.Engine;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.AppHost.Local;

/// <summary>The end of a real AppHost process, and what it leaves behind.</summary>
public sealed class LifecycleTests
{
    [ServersFact]
    public async Task Kill_WhileAllRuns_LeavesNoProcess()
    {
        using var folder = new TemporaryFolder();
        using var appHost = new AppHostProcess(folder.Path);
        await appHost.WaitForAllAsync();
        var started = await appHost.DescendantsAsync();
        Assert.True(started.Count >= 4, "two servers, and a supervisor for each");

        appHost.Kill();

        await AllEndAsync(started);
    }

    [Fact]
    public async Task Kill_WhileTheApiRunsAlone_LeavesNoProcess()
    {
        using var folder = new TemporaryFolder();
        using var appHost = new AppHostProcess(folder.Path, "--HELM_POSTGRES_BIN=/nowhere");
        await appHost.WaitForLineAsync("apphost", "This machine has no PostgreSQL server (");
        await appHost.WaitForLineAsync("apphost", "Healthy");
        var started = await appHost.DescendantsAsync();
        Assert.True(started.Count >= 2, "the API and its supervisor");

        appHost.Kill();

        await AllEndAsync(started);
    }

    [ServersTheory]
    [InlineData(nameof(StopSignal.Terminate))]
    [InlineData(nameof(StopSignal.Interrupt))]
    public async Task Signal_WhileAllRuns_StopsAllInOrder(string signal)
    {
        using var folder = new TemporaryFolder();
        using var appHost = new AppHostProcess(folder.Path);
        await appHost.WaitForAllAsync();
        var started = await appHost.DescendantsAsync();

        appHost.Send(Enum.Parse<StopSignal>(signal));

        Assert.Equal(0, await appHost.WaitForExitAsync());
        Assert.Empty(await AppHostProcess.AliveAsync(started));
        var ended = appHost.Lines.Where(line => line.Contains("| ended with code", StringComparison.Ordinal)).Select(line => line.Split(' ')[0]);
        Assert.EndsWith("cache, postgres", string.Join(", ", ended), StringComparison.Ordinal);
        Assert.Contains(appHost.Lines, line => line.Contains("database system is shut down", StringComparison.Ordinal));
        Assert.DoesNotContain(appHost.Lines, line => line.Contains('\e', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_WhileAnotherUsesTheFolder_IsRefused()
    {
        using var folder = new TemporaryFolder();
        using var first = DataFolder.Open(folder.Path);
        using var appHost = new AppHostProcess(folder.Path);

        Assert.Equal(1, await appHost.WaitForExitAsync());
        Assert.Empty(appHost.Lines);
    }

    private static async Task AllEndAsync(IReadOnlyList<int> processIds)
    {
        IReadOnlyList<string> alive = [];
        await Eventually.TrueAsync(
            async () => (alive = await AppHostProcess.AliveAsync(processIds)) is [],
            () => string.Join('\n', alive));
    }
}
