using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace HelmAI.Benchmarks.Topologies;

/// <summary>PostgreSQL, Redis, the API and a worker, as AppHost.cs describes them, with fresh data.</summary>
internal sealed class LocalTopology : Topology
{
    private readonly DistributedApplication _app;

    private LocalTopology(DistributedApplication app) => _app = app;

    /// <inheritdoc/>
    public override Uri Api => _app.GetEndpoint("api");

    /// <inheritdoc/>
    public override string? Database => DatabaseAddress;

    /// <inheritdoc/>
    protected override int ProcessId => ApiProcess;

    private string? DatabaseAddress { get; init; }

    private int ApiProcess { get; init; }

    /// <summary>Starts it.</summary>
    /// <param name="key">The API's key.</param>
    /// <returns>The system, ready.</returns>
    public static async Task<LocalTopology> StartAsync(string key)
    {
        // The services inherit this process's environment.
        foreach (var (name, value) in Settings)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.HelmAI_AppHost>([$"--Parameters:api-key={key}", "--ephemeral"]);
        var app = await builder.BuildAsync();
        await app.StartAsync();
        await app.ResourceNotifications.WaitForResourceHealthyAsync("api", CancellationToken.None);
        await app.ResourceNotifications.WaitForResourceHealthyAsync("analytics", CancellationToken.None);
        var running = await app.ResourceNotifications.WaitForResourceAsync("api", static state => ProcessIdOf(state) is not null, CancellationToken.None);
        return new LocalTopology(app) { DatabaseAddress = await app.GetConnectionStringAsync("helmdb"), ApiProcess = ProcessIdOf(running)!.Value };
    }

    /// <summary>Stops or starts a part of it, and waits until that is so.</summary>
    /// <param name="resource">The part.</param>
    /// <param name="command">The command.</param>
    /// <returns>Once it has run.</returns>
    public async Task CommandAsync(string resource, string command)
    {
        var result = await _app.ResourceCommands.ExecuteCommandAsync(resource, command, CancellationToken.None);
        if (!result.Success)
        {
            throw new InvalidOperationException($"{command} of {resource} failed.");
        }

        if (command == KnownResourceCommands.StartCommand)
        {
            await _app.ResourceNotifications.WaitForResourceHealthyAsync(resource, CancellationToken.None);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static int? ProcessIdOf(ResourceEvent state) =>
        state.Snapshot.Properties.FirstOrDefault(static property => property.Name == "executable.pid")?.Value is { } id
            ? Convert.ToInt32(id, CultureInfo.InvariantCulture)
            : null;
}
