using HelmAI.ServiceDefaults.Errors;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HelmAI.ServiceDefaults.Configuration;

/// <summary>Warns, once at the start, of values that do not count and of settings that are not for production.</summary>
/// <param name="overruled">The values that do not count.</param>
/// <param name="errors">Says whether DEBUG_MODE is on.</param>
/// <param name="logger">The log.</param>
internal sealed class StartupNotices(OverruledValues overruled, IOptions<ErrorOptions> errors, ILogger<StartupNotices> logger) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var (lost, won) in overruled.Find())
        {
            logger.ValueOverruled(lost, won);
        }

        if (errors.Value.DebugMode)
        {
            logger.DebugModeIsOn();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
