using HelmAI.Core.Audit;
using HelmAI.Core.Errors;

namespace HelmAI.ApiService.Gateway.Audit;

/// <summary>Has the audit log sealed every second. Every replica tries; the database lets one at it.</summary>
/// <param name="log">The audit log.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed class AuditSealing(IAuditLog log, TimeProvider time, ILogger<AuditSealing> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await SealAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: the entries wait for the next start, or another replica.
        }
    }

    private async Task SealAsync(CancellationToken cancellationToken)
    {
        try
        {
            await log.SealAsync(cancellationToken);
        }
        catch (HelmAIException exception)
        {
            // The entries wait; the next tick tries again.
            logger.SealingFailed(exception);
        }
    }
}
