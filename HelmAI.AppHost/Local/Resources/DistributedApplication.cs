using System.Runtime.InteropServices;
using HelmAI.AppHost.Local.Engine;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting;

/// <summary>The application as a whole, run as processes of this machine.</summary>
public sealed class DistributedApplication : IAsyncDisposable
{
    private readonly LocalEngine _engine;

    internal DistributedApplication(IReadOnlyList<IResource> resources, IConfiguration configuration, ConsoleLog log)
    {
        Resources = resources;
        ResourceNotifications = new ResourceNotificationService(log);
        _engine = new LocalEngine(resources, configuration, log, ResourceNotifications);
        ResourceCommands = new ResourceCommandService(_engine);
    }

    /// <summary>Tells what state the parts are in.</summary>
    public ResourceNotificationService ResourceNotifications { get; }

    /// <summary>Stops and starts single parts.</summary>
    public ResourceCommandService ResourceCommands { get; }

    /// <summary>The parts, as they were declared.</summary>
    internal IReadOnlyList<IResource> Resources { get; }

    /// <summary>Begins the description of an application. Called as a supervisor, it keeps watch over one process instead, and does not return.</summary>
    /// <param name="args">The command line.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="DistributedApplicationException">The command line asks for what only the Aspire build does.</exception>
    public static IDistributedApplicationBuilder CreateBuilder(string[] args)
    {
        if (args is [Supervisor.Command, ..])
        {
            Environment.Exit(Supervisor.Run(args[1..]));
        }

        return new LocalApplicationBuilder(args);
    }

    /// <summary>Starts everything, runs until Ctrl+C or the end of the terminal or SIGTERM, and stops everything in order.</summary>
    /// <param name="cancellationToken">Stops it too.</param>
    /// <returns>When all has stopped.</returns>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stopping.TrySetResult();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
        await using (this)
        {
            try
            {
                await StartAsync(cancellationToken);
                await stopping.Task.WaitAsync(cancellationToken);
            }
            catch (DistributedApplicationException exception)
            {
                await Console.Error.WriteLineAsync(exception.Message);
                Environment.ExitCode = 1;
            }
            catch (OperationCanceledException)
            {
                // The caller wants it to end.
            }
        }
    }

    /// <summary>Begins to start everything, each part when those that it waits for are healthy.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Once the starting is under way.</returns>
    /// <exception cref="DistributedApplicationException">Another AppHost uses the same data.</exception>
    public Task StartAsync(CancellationToken cancellationToken = default) => _engine.StartAsync(cancellationToken);

    /// <summary>Stops everything, the last declared part first.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>When all has stopped.</returns>
    public Task StopAsync(CancellationToken cancellationToken = default) => _engine.StopAsync().WaitAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}
