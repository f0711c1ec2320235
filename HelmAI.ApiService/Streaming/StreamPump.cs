using System.Threading.Channels;
using HelmAI.ApiService.Events.BackPressure;
using HelmAI.Core.Signals;
using HelmAI.Core.Storage;
using HelmAI.ServiceDefaults.Storage;
using Microsoft.Extensions.Options;

namespace HelmAI.ApiService.Streaming;

/// <summary>
/// Sends readers what the analysis came to. Signals tell which events have their results, and the store what these are, once for all readers
/// of a tenant. Since signals may be lost, it also looks, every few seconds, for results of late events that it has not sent.
/// </summary>
/// <param name="signals">Brings <see cref="ResultsStored"/> and <see cref="AlertsChanged"/>.</param>
/// <param name="hub">The readers.</param>
/// <param name="source">Makes messages.</param>
/// <param name="events">Lists results.</param>
/// <param name="alerts">Lists events with alerts.</param>
/// <param name="backlog">Knows which events are all analysed.</param>
/// <param name="readiness">Says when there is a store.</param>
/// <param name="metrics">Counts.</param>
/// <param name="options">How often to look.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears of failures.</param>
internal sealed class StreamPump(
    ISignalBus signals,
    StreamHub hub,
    StreamSource source,
    IEventStore events,
    IAlertStore alerts,
    BacklogGauge backlog,
    DatabaseReadiness readiness,
    StreamMetrics metrics,
    IOptions<StreamOptions> options,
    TimeProvider time,
    ILogger<StreamPump> logger) : BackgroundService
{
    /// <summary>How much later than others of its time a result may be stored, or be told of, and still be found by who looks or comes back.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromSeconds(10);

    // More than this are told of within seconds only where the database is slow; then they are looked for.
    private const int MaxWaitingSignals = 1_024;
    private const int MaxFound = 1_000;

    // Null stands for the reminder to look.
    private readonly Channel<Signal?> _told = Channel.CreateBounded<Signal?>(new BoundedChannelOptions(MaxWaitingSignals) { SingleReader = true });

    private long _settledTicks;

    /// <summary>The position up to which everything was sent; <see langword="null"/> before that is known.</summary>
    public Guid? Settled => Volatile.Read(ref _settledTicks) is > 0 and var ticks ? StreamPosition.At(new DateTimeOffset(ticks, TimeSpan.Zero)) : null;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await readiness.WaitAsync(stoppingToken);
            using var results = signals.Subscribe<ResultsStored>(signal => Take(signal, signal.TenantId));
            using var changes = signals.Subscribe<AlertsChanged>(signal => Take(signal, signal.TenantId));
            await Task.WhenAll(PumpAsync(stoppingToken), RemindAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end.
        }
    }

    private void Take(Signal signal, string tenantId)
    {
        if (hub.Find(tenantId) is not null)
        {
            _told.Writer.TryWrite(signal);
        }
    }

    private async Task RemindAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.Value.PollMilliseconds), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            _told.Writer.TryWrite(null);
        }
    }

    private async Task PumpAsync(CancellationToken stoppingToken)
    {
        await foreach (var told in _told.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await (told switch
                {
                    ResultsStored results => SendAsync(results, stoppingToken),
                    AlertsChanged changes => SendAsync(changes, stoppingToken),
                    _ => LookAsync(stoppingToken),
                });
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // Mostly the database; what was not sent is looked for again.
                logger.ReadingFailed(exception);
            }
        }
    }

    private async Task SendAsync(ResultsStored told, CancellationToken cancellationToken)
    {
        if (hub.Find(told.TenantId) is { } feed)
        {
            var ids = told.EventIds.Where(id => !feed.SentEarly.Remove(id)).ToList();
            await SendAsync(feed, ids, told.HaveAlerts, cancellationToken);
        }
    }

    private async Task SendAsync(AlertsChanged told, CancellationToken cancellationToken)
    {
        if (hub.Find(told.TenantId) is { } feed && feed.Any(static filter => filter.WantsAlerts))
        {
            foreach (var alertId in told.AlertIds)
            {
                if (await source.ReadChangedAsync(feed.TenantId, alertId, cancellationToken) is { } item)
                {
                    hub.Offer(feed, item);
                }
            }
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var settled = backlog.SettledAt;
        foreach (var feed in hub.Feeds)
        {
            var since = StreamPosition.At((settled ?? time.GetUtcNow()) - Overlap);
            var after = since.CompareTo(feed.Start) > 0 ? since : feed.Start;
            var missed = (await ListAsync(feed, after, cancellationToken)).Where(id => !feed.Sent.Contains(id)).ToList();
            await SendAsync(feed, missed, haveAlerts: true, cancellationToken);
            missed.ForEach(feed.SentEarly.Add);
            metrics.Found(missed.Count);
        }

        Volatile.Write(ref _settledTicks, settled?.UtcTicks ?? 0);
    }

    private async Task<IEnumerable<Guid>> ListAsync(StreamFeed feed, Guid after, CancellationToken cancellationToken)
    {
        var alerting = feed.Any(static filter => filter.WantsAlerts) ? await alerts.ListAlertingAsync(feed.TenantId, after, MaxFound, cancellationToken) : [];
        var assessed = feed.Any(static filter => filter.WantsEvents) ? await events.ListAssessedAsync(feed.TenantId, after, MaxFound, cancellationToken) : [];
        return alerting.Union(assessed);
    }

    private async Task SendAsync(StreamFeed feed, List<Guid> ids, bool haveAlerts, CancellationToken cancellationToken)
    {
        var wantsEvents = feed.Any(static filter => filter.WantsEvents);
        var wantsAlerts = haveAlerts && feed.Any(static filter => filter.WantsAlerts);
        if (ids.Count > 0 && (wantsEvents || wantsAlerts))
        {
            foreach (var item in await source.ReadAsync(feed.TenantId, ids, wantsEvents, wantsAlerts, cancellationToken))
            {
                hub.Offer(feed, item);
            }
        }

        ids.ForEach(feed.Sent.Add);
    }
}
