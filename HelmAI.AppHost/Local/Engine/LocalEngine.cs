using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HelmAI.AppHost.Local.Engine;

/// <summary>Runs an application's resources as processes of this machine.</summary>
/// <param name="resources">The application as declared.</param>
/// <param name="configuration">The AppHost's configuration.</param>
/// <param name="log">Takes all lines.</param>
/// <param name="notifications">Knows all states.</param>
internal sealed class LocalEngine(
    IReadOnlyList<IResource> resources, IConfiguration configuration, ConsoleLog log, ResourceNotificationService notifications) : IAsyncDisposable
{
    private readonly TimeProvider _time = TimeProvider.System;
    private readonly CancellationTokenSource _stopping = new();
    private DataFolder? _folder;
    private List<WorkloadRunner> _runners = [];
    private Task _reporting = Task.CompletedTask;

    /// <summary>Finds what runs a server or project.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Its runner, or null where there is none.</returns>
    public WorkloadRunner? Find(string name) =>
        _runners.Find(runner => string.Equals(runner.Workload.Resource.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Begins to start everything.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Once the starting is under way.</returns>
    /// <exception cref="DistributedApplicationException">Another AppHost uses the same data, or the port that the user asks for can't be had.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _folder = OpenFolder();
        if (_folder.RemoveOrphan() is { } orphan)
        {
            log.Line(ConsoleLog.Engine, $"removed {orphan}: it belonged to a data folder that is gone");
        }

        var (running, servers) = await ChooseTopologyAsync(_folder, cancellationToken);
        foreach (var parameter in running.OfType<ParameterResource>())
        {
            parameter.Resolve(configuration, _folder);
        }

        TakePorts(running);
        _runners = [.. running.Select(resource => WorkloadFor(resource, servers, _folder)).OfType<IWorkload>()
            .Select(workload => new WorkloadRunner(workload, notifications, log, _time))];
        foreach (var elsewhere in running.OfType<ConnectionStringResource>())
        {
            notifications.Publish(elsewhere, 0, new() { State = new(KnownResourceStates.Running), HealthStatus = HealthStatus.Healthy });
        }

        _runners.ForEach(runner => runner.Announce());
        _runners.ForEach(runner => runner.Start());
        _reporting = ReportAsync(running);
    }

    /// <summary>Stops everything, the last declared first.</summary>
    /// <returns>When all has ended.</returns>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await _reporting;
        foreach (var runner in Enumerable.Reverse(_runners))
        {
            await runner.StopAsync();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_folder is null)
        {
            return;
        }

        await StopAsync();
        _runners.ForEach(runner => runner.Dispose());
        _stopping.Dispose();
        _folder.Dispose();
        _folder = null;
    }

    // A volume asks for data that last; without one everything is fresh.
    private DataFolder OpenFolder() => resources.OfType<PostgresServerResource>().All(server => !server.HasDataVolume)
        ? DataFolder.CreateTemporary()
        : DataFolder.Open(configuration["HELM_DATA_FOLDER"] ?? Path.Combine(Projects.HelmAI_AppHost.ProjectPath, "../.helm"));

    private async Task<(IReadOnlyList<IResource> Running, Servers Servers)> ChooseTopologyAsync(DataFolder folder, CancellationToken cancellationToken)
    {
        var versionFile = resources.OfType<PostgresServerResource>()
            .Select(server => Path.Combine(PostgresWorkload.ClusterIn(folder.FolderFor(server.Name)), "PG_VERSION"))
            .FirstOrDefault(File.Exists);
        var clusterVersion = versionFile is null ? null : (await File.ReadAllTextAsync(versionFile, cancellationToken)).Trim();
        var servers = await new ServerFinder(configuration).FindAsync(clusterVersion, cancellationToken);
        var isComplete = (servers.PostgresBin is not null || !resources.OfType<PostgresServerResource>().Any()) && servers.Redis is not null;
        if (isComplete)
        {
            return (resources, servers);
        }

        log.Line(ConsoleLog.Engine, EmbeddedTopology.Notice(servers, clusterVersion));
        return (EmbeddedTopology.Reduce(resources, folder), servers);
    }

    private void TakePorts(IReadOnlyList<IResource> running)
    {
        using var ports = new LoopbackPorts();
        foreach (var resource in running)
        {
            switch (resource)
            {
                case PostgresServerResource postgres:
                    postgres.Port = ports.Take();
                    break;
                case RedisResource redis:
                    redis.Port = ports.Take();
                    break;
                case ProjectResource project:
                    project.Ports = [TakeFirst(project, ports), .. Enumerable.Range(1, project.Replicas - 1).Select(_ => ports.Take())];
                    break;
            }
        }
    }

    // A port that only AppHost.cs names may be another; one that the user names, as NAME_PORT, may not.
    private int TakeFirst(ProjectResource project, LoopbackPorts ports)
    {
        var setting = $"{project.Name.ToUpperInvariant()}_PORT";
        try
        {
            return ports.Take(project.WantedPort ?? 0);
        }
        catch (Exception exception) when (exception is SocketException or ArgumentOutOfRangeException && configuration[setting] is not null)
        {
            throw new DistributedApplicationException($"{setting}={project.WantedPort}: {project.Name} can't listen there: {exception.Message}.", exception);
        }
        catch (SocketException)
        {
            var other = ports.Take();
            log.Line(ConsoleLog.Engine, $"port {project.WantedPort} is taken: {project.Name} listens on http://127.0.0.1:{other}; set {setting} to choose one");
            return other;
        }
    }

    private IWorkload? WorkloadFor(IResource resource, Servers servers, DataFolder folder) => resource switch
    {
        PostgresServerResource postgres => new PostgresWorkload(postgres, servers.PostgresBin!, folder.FolderFor(postgres.Name)),
        RedisResource redis => new RedisWorkload(redis, servers.Redis!, folder.FolderFor(redis.Name)),
        ProjectResource project => new ProjectWorkload(project, _time),
        _ => null,
    };

    private async Task ReportAsync(IReadOnlyList<IResource> running)
    {
        try
        {
            foreach (var runner in _runners)
            {
                await notifications.WaitForSettledAsync(runner.Workload.Resource.Name, _stopping.Token);
            }

            foreach (var line in StatusTable.Draw(_runners.Select(runner => runner.Workload), running.OfType<ParameterResource>(), notifications.Latest()))
            {
                log.Line(ConsoleLog.Engine, line);
            }
        }
        catch (OperationCanceledException)
        {
            // It is stopped before all had started.
        }
    }
}
