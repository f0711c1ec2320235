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
        if (hub.Find(tenantId) is { } feed && !_told.Writer.TryWrite(signal))
        {
            feed.IsDoubtful = true;
            metrics.NotTaken();
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
            try
            {
                await SendAsync(feed, ids, told.HaveAlerts, cancellationToken);
            }
            catch
            {
                feed.IsDoubtful = true;
                throw;
            }
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
        // What failed since the last look that did not is looked for with the rest; before the first, all since the readers came.
        var settled = backlog.SettledAt;
        var since = Settled is { } sent ? Earlier(StreamPosition.TimeOf(sent), settled) - Overlap : DateTimeOffset.UnixEpoch;
        foreach (var feed in hub.Feeds)
        {
            await LookAsync(feed, StreamPosition.At(since > StreamPosition.TimeOf(feed.Start) ? since : StreamPosition.TimeOf(feed.Start)), cancellationToken);
        }

        Volatile.Write(ref _settledTicks, settled?.UtcTicks ?? 0);
    }

    private static DateTimeOffset Earlier(DateTimeOffset time, DateTimeOffset? other) => other < time ? other.Value : time;

    private async Task LookAsync(StreamFeed feed, Guid after, CancellationToken cancellationToken)
    {
        var wasDoubtful = feed.IsDoubtful;
        feed.IsDoubtful = false;
        try
        {
            var lists = await ListAsync(feed, after, cancellationToken);
            var missed = lists.SelectMany(static list => list).Distinct().Where(id => !feed.Sent.Contains(id)).ToList();

            // The lists run from the newest. Where many events come, a full one is nothing unusual: then its oldest was sent, and those before it.
            var cut = lists.Where(list => list.Count == MaxFound && (wasDoubtful || !feed.Sent.Contains(list[^1]))).ToList();
            await SendAsync(feed, missed, haveAlerts: true, cancellationToken);
            missed.ForEach(feed.SentEarly.Add);
            metrics.Found(missed.Count);
            if (cut.Count > 0)
            {
                hub.Offer(feed, source.WriteGap(new("too_many", StreamPosition.TimeOf(after), StreamPosition.TimeOf(cut.Max(static list => list[^1])))));
            }
        }
        catch
        {
            feed.IsDoubtful = true;
            throw;
        }
    }

    private async Task<IReadOnlyList<Guid>[]> ListAsync(StreamFeed feed, Guid after, CancellationToken cancellationToken)
    {
        var alerting = feed.Any(static filter => filter.WantsAlerts) ? await alerts.ListAlertingAsync(feed.TenantId, after, MaxFound, cancellationToken) : [];
        var assessed = feed.Any(static filter => filter.WantsEvents) ? await events.ListAssessedAsync(feed.TenantId, after, MaxFound, cancellationToken) : [];
        return [alerting, assessed];
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
