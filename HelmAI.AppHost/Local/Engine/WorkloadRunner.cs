namespace HelmAI.AppHost.Local.Engine;

/// <summary>Starts a workload when those that it waits for are healthy, and stops it.</summary>
/// <param name="workload">The workload.</param>
/// <param name="notifications">Knows the others' states, and takes this one's.</param>
/// <param name="log">Takes the lines.</param>
/// <param name="time">For pauses.</param>
internal sealed class WorkloadRunner(IWorkload workload, ResourceNotificationService notifications, ConsoleLog log, TimeProvider time) : IDisposable
{
    private readonly Lock _lock = new();
    private CancellationTokenSource? _stopping;
    private Task _running = Task.CompletedTask;

    /// <summary>What it runs.</summary>
    public IWorkload Workload => workload;

    /// <summary>Makes the workload known to those who wait for it.</summary>
    public void Announce() => TellAll(KnownResourceStates.Waiting);

    /// <summary>Begins to start it; does nothing while it runs.</summary>
    public void Start()
    {
        lock (_lock)
        {
            if (!_running.IsCompleted)
            {
                return;
            }

            Announce();
            _stopping?.Dispose();
            _stopping = new();
            _running = RunAsync(_stopping.Token);
        }
    }

    /// <summary>Stops it, with all its processes.</summary>
    /// <returns>When they have ended.</returns>
    public async Task StopAsync()
    {
        if (_stopping is not null)
        {
            await _stopping.CancelAsync();
            await _running;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stopping?.Dispose();

    private async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            // Off the caller's thread, who only wants it begun.
            await Task.Yield();
            foreach (var dependency in workload.WaitsFor)
            {
                await notifications.WaitForResourceHealthyAsync(dependency.Name, stopping);
            }

            await workload.PrepareAsync(stopping);
            await Task.WhenAll(Enumerable.Range(0, workload.Replicas)
                .Select(index => new Replica(workload, index, notifications, log, time).RunAsync(stopping)));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            TellAll(KnownResourceStates.Exited);
        }
        catch (Exception exception) when (exception is DistributedApplicationException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            log.Line(workload.Resource.Name, $"can't start: {exception.Message}");
            TellAll(KnownResourceStates.FailedToStart);
        }
    }

    private void TellAll(string state)
    {
        foreach (var resource in workload.Parts.Prepend(workload.Resource))
        {
            for (var replica = 0; replica < workload.Replicas; replica++)
            {
                notifications.Publish(resource, replica, new() { State = new(state) });
            }
        }
    }
}
