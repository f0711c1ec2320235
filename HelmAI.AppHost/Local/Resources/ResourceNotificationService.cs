using HelmAI.AppHost.Local.Engine;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Knows the state of every resource and tells those who wait for one.</summary>
public sealed class ResourceNotificationService
{
    private readonly ConsoleLog _log;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ResourceEvent> _latest = new(StringComparer.OrdinalIgnoreCase);
    private TaskCompletionSource _changed = NewSource();

    internal ResourceNotificationService(ConsoleLog log) => _log = log;

    /// <summary>Waits until a process of the resource is in a certain state; the present one counts.</summary>
    /// <param name="resourceName">The resource.</param>
    /// <param name="predicate">Recognises the state.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The state.</returns>
    public Task<ResourceEvent> WaitForResourceAsync(
        string resourceName, Func<ResourceEvent, bool> predicate, CancellationToken cancellationToken = default) =>
        WaitAsync(resourceName, states => states.Find(state => predicate(state)), cancellationToken);

    /// <summary>Waits until every process of the resource is healthy.</summary>
    /// <param name="resourceName">The resource.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The state of its first process.</returns>
    /// <exception cref="DistributedApplicationException">It failed, or there is none of that name.</exception>
    public Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, CancellationToken cancellationToken = default) =>
        WaitAsync(
            resourceName,
            states =>
            {
                ThrowIfFailed(resourceName, states);
                return states.TrueForAll(state => state.Snapshot.HealthStatus == HealthStatus.Healthy) ? states[0] : null;
            },
            cancellationToken);

    /// <summary>Waits until every process of the resource is healthy or has failed.</summary>
    /// <param name="resourceName">The resource.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>When it is so.</returns>
    internal Task WaitForSettledAsync(string resourceName, CancellationToken cancellationToken) =>
        WaitAsync(
            resourceName,
            states => states.TrueForAll(state => state.Snapshot.HealthStatus == HealthStatus.Healthy || HasFailed(state)) ? states[0] : null,
            cancellationToken);

    /// <summary>All present states.</summary>
    /// <returns>One a process.</returns>
    internal IReadOnlyList<ResourceEvent> Latest()
    {
        lock (_lock)
        {
            return [.. _latest.Values];
        }
    }

    /// <summary>Tells a new state.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="replica">Which of its processes, from 0.</param>
    /// <param name="snapshot">The state.</param>
    internal void Publish(IResource resource, int replica, CustomResourceSnapshot snapshot)
    {
        var id = replica == 0 ? resource.Name : $"{resource.Name}-{replica}";
        TaskCompletionSource changed;
        lock (_lock)
        {
            _latest[id] = new(resource, id, snapshot);
            (changed, _changed) = (_changed, NewSource());
        }

        changed.SetResult();
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task<ResourceEvent> WaitAsync(
        string resourceName, Func<List<ResourceEvent>, ResourceEvent?> find, CancellationToken cancellationToken)
    {
        while (true)
        {
            List<ResourceEvent> states;
            Task changed;
            lock (_lock)
            {
                states = [.. _latest.Values.Where(state => string.Equals(state.Resource.Name, resourceName, StringComparison.OrdinalIgnoreCase))];
                changed = _changed.Task;
            }

            if (states is [])
            {
                throw new DistributedApplicationException($"{resourceName} is not a resource of the running application.");
            }

            if (find(states) is { } found)
            {
                return found;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    private static bool HasFailed(ResourceEvent state) =>
        state.Snapshot.State.Text == KnownResourceStates.FailedToStart || state.Snapshot.State.Text == KnownResourceStates.Exited;

    private void ThrowIfFailed(string resourceName, List<ResourceEvent> states)
    {
        if (states.Find(HasFailed) is { } failed)
        {
            var exitCode = failed.Snapshot.ExitCode is { } code ? $", exit code {code}" : "";
            var lines = _log.LastLinesOf(resourceName);
            throw new DistributedApplicationException(
                $"{failed.ResourceId} is {failed.Snapshot.State.Text}{exitCode}{(lines is "" ? "" : $". Its last lines:\n{lines}")}");
        }
    }
}
