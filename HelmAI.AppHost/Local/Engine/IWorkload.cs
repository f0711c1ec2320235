namespace HelmAI.AppHost.Local.Engine;

/// <summary>What a resource comes to on this machine: processes to run, and a way to tell their health.</summary>
internal interface IWorkload
{
    /// <summary>The resource.</summary>
    IResource Resource { get; }

    /// <summary>Resources inside it, which are in the same state.</summary>
    IEnumerable<IResource> Parts { get; }

    /// <summary>What must be healthy first.</summary>
    IEnumerable<IResource> WaitsFor { get; }

    /// <summary>How many equal processes.</summary>
    int Replicas { get; }

    /// <summary>How a person reaches it: a shell command.</summary>
    string Reach { get; }

    /// <summary>Does what is needed once before the first process.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>When all is ready.</returns>
    /// <exception cref="DistributedApplicationException">It can't be done.</exception>
    Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>The command for one process.</summary>
    /// <param name="replica">Which, from 0.</param>
    /// <returns>The command.</returns>
    ProcessCommand CommandFor(int replica);

    /// <summary>Where one process listens.</summary>
    /// <param name="replica">Which, from 0.</param>
    /// <returns>The address.</returns>
    string AddressOf(int replica);

    /// <summary>Checks that one process does its work.</summary>
    /// <param name="replica">Which, from 0.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>When it has answered; any exception says that it is not healthy.</returns>
    /// <exception cref="DistributedApplicationException">It never will be, however often it is started again.</exception>
    Task ProbeAsync(int replica, CancellationToken cancellationToken);
}
