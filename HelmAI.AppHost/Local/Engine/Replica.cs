using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HelmAI.AppHost.Local.Engine;

/// <summary>Keeps one process of a workload running and tells its state.</summary>
/// <param name="workload">The workload.</param>
/// <param name="index">Which of its processes, from 0.</param>
/// <param name="notifications">Takes the states.</param>
/// <param name="log">Takes the lines.</param>
/// <param name="time">For pauses.</param>
internal sealed class Replica(IWorkload workload, int index, ResourceNotificationService notifications, ConsoleLog log, TimeProvider time)
{
    /// <summary>EX_CONFIG of sysexits.h: the configuration is wrong, so that another start would end the same way.</summary>
    private const int WrongConfiguration = 78;

    private static readonly TimeSpan BetweenProbes = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenFirstProbes = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan ProbeLimit = TimeSpan.FromSeconds(10);

    /// <summary>How long a start may take before the console says what it lacks.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly string _name = workload.Resource.Name;

    /// <summary>Runs the process, again whenever it crashes, until it ends by its own decision or is to stop.</summary>
    /// <param name="stopping">Stops it.</param>
    /// <returns>When the process has ended for good.</returns>
    /// <exception cref="DistributedApplicationException">It was stopped, because it never would have become healthy.</exception>
    public async Task RunAsync(CancellationToken stopping)
    {
        var backOff = new BackOff();
        while (true)
        {
            Tell(KnownResourceStates.Starting);
            var started = time.GetTimestamp();
            var exitCode = await RunOnceAsync(stopping);
            if (stopping.IsCancellationRequested || exitCode is 0 or WrongConfiguration)
            {
                log.Line(_name, $"ended with code {exitCode}{(exitCode == WrongConfiguration ? ": its configuration is wrong, so it is not started again" : "")}");
                Tell(KnownResourceStates.Exited, exitCode: exitCode);
                return;
            }

            var pause = backOff.After(time.GetElapsedTime(started));
            log.Line(_name, $"ended with code {exitCode}; starts again in {pause.TotalSeconds} s");
            Tell(KnownResourceStates.RuntimeUnhealthy, exitCode: exitCode);
            await Task.Delay(pause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stopping.IsCancellationRequested)
            {
                Tell(KnownResourceStates.Exited, exitCode: exitCode);
                return;
            }
        }
    }

    private async Task<int> RunOnceAsync(CancellationToken stopping)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var process = SupervisedProcess.Start(workload.CommandFor(index), line => log.Line(_name, line));
        var watching = WatchAsync(process, ended.Token);
        try
        {
            await Task.WhenAny(process.Exited, watching).WaitAsync(stopping);
            if (watching.IsFaulted)
            {
                await process.StopAsync();
                await watching;
            }

            return await process.Exited.WaitAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return await process.StopAsync();
        }
        finally
        {
            await ended.CancelAsync();
            await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task WatchAsync(SupervisedProcess process, CancellationToken ended)
    {
        var processId = await process.ProcessId.WaitAsync(ended);
        var started = time.GetTimestamp();
        HealthStatus? known = null;
        var complained = false;
        while (true)
        {
            var fault = await FindFaultAsync(ended);
            var health = fault is null ? HealthStatus.Healthy : HealthStatus.Unhealthy;
            if (fault is not null && !complained && (known == HealthStatus.Healthy || time.GetElapsedTime(started) > Patience))
            {
                log.Line(_name, $"is not healthy: {fault}");
                complained = true;
            }

            if (health != known)
            {
                known = health;
                complained &= health != HealthStatus.Healthy;
                Tell(KnownResourceStates.Running, health, processId: processId);
            }

            await Task.Delay(time.GetElapsedTime(started) < Patience && health != HealthStatus.Healthy ? BetweenFirstProbes : BetweenProbes, time, ended);
        }
    }

    private async Task<string?> FindFaultAsync(CancellationToken ended)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ended);
        limit.CancelAfter(ProbeLimit);
        try
        {
            await workload.ProbeAsync(index, limit.Token);
            return null;
        }
        catch (Exception exception) when (exception is not DistributedApplicationException && !ended.IsCancellationRequested)
        {
            // Whatever the probe failed by, the process is not healthy.
            return exception.Message;
        }
    }

    private void Tell(string state, HealthStatus? health = null, int? processId = null, int? exitCode = null)
    {
        var snapshot = new CustomResourceSnapshot
        {
            State = new(state),
            HealthStatus = health,
            ExitCode = exitCode,
            Properties = processId is null ? [] : [new("executable.pid", processId)],
        };
        foreach (var resource in workload.Parts.Prepend(workload.Resource))
        {
            notifications.Publish(resource, index, snapshot);
        }
    }
}
