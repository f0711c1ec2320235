using HelmAI.Analytics.Processing;
using HelmAI.Core.Signals;
using HelmAI.Core.Webhooks;
using HelmAI.ServiceDefaults.Storage;
using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Notifications;

/// <summary>Keeps <see cref="Subscriptions"/> up to date.</summary>
/// <param name="subscriptions">What this process knows.</param>
/// <param name="webhooks">What the database has.</param>
/// <param name="database">Tells when there is something to read.</param>
/// <param name="signals">Tells of changes.</param>
/// <param name="options">How often to look.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears of failures.</param>
internal sealed class SubscriptionRefresher(
    Subscriptions subscriptions,
    IWebhookStore webhooks,
    DatabaseReadiness database,
    ISignalBus signals,
    IOptions<WebhookOptions> options,
    TimeProvider time,
    ILogger<SubscriptionRefresher> logger)
    : Refresher<WebhooksChanged>(database, signals, TimeSpan.FromMilliseconds(options.Value.PollMilliseconds), time)
{
    /// <inheritdoc/>
    protected override async Task RefreshAsync(CancellationToken cancellationToken) => subscriptions.Replace(await webhooks.ListEnabledAsync(cancellationToken));

    /// <inheritdoc/>
    protected override void LogFailure(Exception exception, double pauseMilliseconds) => Log.LookFailed(logger, exception);
}
