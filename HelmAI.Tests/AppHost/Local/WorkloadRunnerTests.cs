using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using HelmAI.AppHost.Local.Engine;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.AppHost.Local;

/// <summary>What becomes of a process that ends, or will not.</summary>
public sealed class WorkloadRunnerTests : IDisposable
{
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(1));
    private readonly StringWriter _output = new();
    private readonly ConsoleLog _log;
    private readonly ResourceNotificationService _notifications;

    public WorkloadRunnerTests()
    {
        _log = new(TextWriter.Synchronized(_output), colour: false, ["script"]);
        _notifications = new(_log);
    }

    public void Dispose()
    {
        _limit.Dispose();
        _output.Dispose();
    }

    [Fact]
    public async Task Start_ProcessKilled_IsStartedAgain()
    {
        using var runner = Run("exec sleep 1000");
        var first = await RunningAsync(_ => true);

        Posix.Send(first, StopSignal.Terminate);

        Assert.NotEqual(first, await RunningAsync(processId => processId != first));
        Assert.Contains("ended with code 143; starts again in 1 s", _output.ToString(), StringComparison.Ordinal);
        await runner.StopAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(78)]
    public async Task Start_ProcessEndsByDecision_IsNotStartedAgain(int exitCode)
    {
        using var runner = Run($"echo the reason; exit {exitCode}");

        var ended = await _notifications.WaitForResourceAsync("script", state => state.Snapshot.State.Text == KnownResourceStates.Exited, _limit.Token);

        Assert.Equal(exitCode, ended.Snapshot.ExitCode);
        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() => _notifications.WaitForResourceHealthyAsync("script", _limit.Token));
        Assert.Contains("the reason", failure.Message, StringComparison.Ordinal);
        await runner.StopAsync();
    }

    [Fact]
    public async Task Start_ProgramMissing_IsToldAndTriedAgain()
    {
        using var runner = Run("exec /nowhere/program");

        await _notifications.WaitForResourceAsync("script", state => state.Snapshot.State.Text == KnownResourceStates.RuntimeUnhealthy, _limit.Token);

        Assert.Contains("/nowhere/program", _log.LastLinesOf("script"), StringComparison.Ordinal);
        await runner.StopAsync();
    }

    [Fact]
    public async Task StopAsync_ProcessEndsInItsOwnTime_IsWaitedFor()
    {
        using var runner = Run("trap 'sleep 1; echo put away; exit 0' TERM; echo ready; while :; do sleep 0.1; done");
        await Eventually.TrueAsync(() => _log.LastLinesOf("script").Contains("ready", StringComparison.Ordinal), () => _output.ToString());

        await runner.StopAsync();

        Assert.Contains("put away", _log.LastLinesOf("script"), StringComparison.Ordinal);
        Assert.Equal(0, Assert.Single(_notifications.Latest()).Snapshot.ExitCode);
    }

    private WorkloadRunner Run(string script)
    {
        var runner = new WorkloadRunner(new ScriptWorkload(script), _notifications, _log, TimeProvider.System);
        runner.Start();
        return runner;
    }

    private async Task<int> RunningAsync(Func<int, bool> matches)
    {
        static int? ProcessIdOf(ResourceEvent state) => (int?)state.Snapshot.Properties.FirstOrDefault(property => property.Name == "executable.pid")?.Value;
        var found = await _notifications.WaitForResourceAsync("script", state => ProcessIdOf(state) is { } processId && matches(processId), _limit.Token);
        return ProcessIdOf(found)!.Value;
    }
}
