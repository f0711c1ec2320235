using HelmAI.Analytics.Processing;
using HelmAI.Core.Signals;
using HelmAI.ServiceDefaults.Storage;
using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.RuleSets;

/// <summary>Brings changes of rules into force in this process.</summary>
/// <param name="rules">The rules in force.</param>
/// <param name="database">Tells when there is something to read.</param>
/// <param name="signals">Tells of changes.</param>
/// <param name="options">How often to look.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears of failures.</param>
internal sealed class RuleRefresher(
    LiveRules rules, DatabaseReadiness database, ISignalBus signals, IOptions<RuleSetOptions> options, TimeProvider time, ILogger<RuleRefresher> logger)
    : Refresher<RulesChanged>(database, signals, TimeSpan.FromMilliseconds(options.Value.PollMilliseconds), time)
{
    /// <inheritdoc/>
    protected override Task RefreshAsync(CancellationToken cancellationToken) => rules.RefreshAsync(cancellationToken);

    /// <inheritdoc/>
    protected override void LogFailure(Exception exception, double pauseMilliseconds) => Log.LookFailed(logger, exception, pauseMilliseconds);
}
