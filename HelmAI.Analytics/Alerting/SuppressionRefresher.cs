using HelmAI.Analytics.Processing;
using HelmAI.Core.Signals;
using HelmAI.ServiceDefaults.Storage;
using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Alerting;

/// <summary>Brings changes of suppressions into force in this process.</summary>
/// <param name="suppressions">The suppressions in force.</param>
/// <param name="database">Tells when there is something to read.</param>
/// <param name="signals">Tells of changes.</param>
/// <param name="options">How often to look.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears of failures.</param>
internal sealed class SuppressionRefresher(
    LiveSuppressions suppressions, DatabaseReadiness database, ISignalBus signals, IOptions<AlertingOptions> options, TimeProvider time, ILogger<SuppressionRefresher> logger)
    : Refresher<RulesChanged>(database, signals, TimeSpan.FromMilliseconds(options.Value.SuppressionPollMilliseconds), time)
{
    /// <inheritdoc/>
    protected override Task RefreshAsync(CancellationToken cancellationToken) => suppressions.RefreshAsync(cancellationToken);

    /// <inheritdoc/>
    protected override void LogFailure(Exception exception, double pauseMilliseconds) => Log.LookFailed(logger, exception, pauseMilliseconds);
}
