using HelmAI.AppHost.Local.Engine;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Stops and starts single resources of a running application.</summary>
public sealed class ResourceCommandService
{
    private readonly LocalEngine _engine;

    internal ResourceCommandService(LocalEngine engine) => _engine = engine;

    /// <summary>Gives one of <see cref="KnownResourceCommands"/> to a server or project, with all its processes.</summary>
    /// <param name="resourceId">The resource's name.</param>
    /// <param name="commandName">The command.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Done when the process has stopped, or its start has begun.</returns>
    public async Task<ExecuteCommandResult> ExecuteCommandAsync(string resourceId, string commandName, CancellationToken cancellationToken = default)
    {
        if (_engine.Find(resourceId) is not { } runner)
        {
            return new() { Success = false, Message = $"{resourceId} is not a running server or project." };
        }

        if (commandName == KnownResourceCommands.StopCommand)
        {
            await runner.StopAsync().WaitAsync(cancellationToken);
        }
        else if (commandName == KnownResourceCommands.StartCommand)
        {
            runner.Start();
        }
        else
        {
            return new() { Success = false, Message = $"{commandName} is not a command." };
        }

        return new() { Success = true };
    }
}
