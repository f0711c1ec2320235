using HelmAI.Core.Storage;
using Microsoft.Extensions.Options;

namespace HelmAI.ApiService.Streaming;

/// <summary>
/// Reads again, from the store, what a reader may have missed: the results of events received after its position, and of those received up to
/// <see cref="StreamPump.Overlap"/> before it, since results are not stored in the order of receipt. So a message may come twice, but none is
/// lost silently: what lies too far back is told as a gap.
/// </summary>
/// <param name="source">Makes messages.</param>
/// <param name="events">Lists results.</param>
/// <param name="alerts">Lists events with alerts.</param>
/// <param name="options">How much is read.</param>
/// <param name="time">The clock.</param>
internal sealed class StreamResume(StreamSource source, IEventStore events, IAlertStore alerts, IOptions<StreamOptions> options, TimeProvider time)
{
    // Bounds what the primary key of all tenants' results is searched for.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>Reads it.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="filter">What the reader wants.</param>
    /// <param name="lastEventId">Its position, as it says.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How its stream begins.</returns>
    /// <exception cref="Core.Errors.DatabaseException">The database failed.</exception>
    public async Task<StreamOpening> ReadAsync(string tenantId, StreamFilter filter, string lastEventId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!filter.WantsAlerts && !filter.WantsEvents)
        {
            return new(Position: null, [], Gap: null);
        }

        if (StreamPosition.Parse(lastEventId, now) is not { } position)
        {
            return new(Position: null, [], new StreamGap("unknown_id", From: null, now));
        }

        var (since, oldest) = (StreamPosition.TimeOf(position) - StreamPump.Overlap, now - Longest);
        var gap = since < oldest ? new StreamGap("too_old", StreamPosition.TimeOf(position), oldest) : null;
        var after = StreamPosition.At(since < oldest ? oldest : since);
        var (ids, isAll) = await ListAsync(tenantId, filter, after, cancellationToken);
        var items = await source.ReadAsync(tenantId, ids, filter.WantsEvents, filter.WantsAlerts, cancellationToken);
        return new(
            Position: null,
            [.. items.Where(filter.Wants)],
            isAll ? gap : new StreamGap("too_many", StreamPosition.TimeOf(position), ids.Count == 0 ? now : StreamPosition.TimeOf(ids.Min())));
    }

    private async Task<(IReadOnlyCollection<Guid> Ids, bool IsAll)> ListAsync(string tenantId, StreamFilter filter, Guid after, CancellationToken cancellationToken)
    {
        var limit = options.Value.Backlog;
        var alerting = filter.WantsAlerts ? await alerts.ListAlertingAsync(tenantId, after, limit + 1, cancellationToken) : [];
        var assessed = filter.WantsEvents ? await events.ListAssessedAsync(tenantId, after, limit + 1, cancellationToken) : [];

        // Both lists run from the newest: what is left out is the oldest.
        return ([.. alerting.Take(limit).Union(assessed.Take(limit))], alerting.Count <= limit && assessed.Count <= limit);
    }
}
