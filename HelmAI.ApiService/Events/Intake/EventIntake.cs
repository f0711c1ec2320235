using HelmAI.ApiService.Gateway.Audit;
using HelmAI.Core.Errors;
using HelmAI.Core.Events;
using HelmAI.Core.Storage;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace HelmAI.ApiService.Events.Intake;

/// <summary>Takes events in: stores each durably, then waits for its analysis as long as sender and settings allow.</summary>
/// <param name="appender">Stores and queues.</param>
/// <param name="events">Reads results.</param>
/// <param name="waiter">Waits for them.</param>
/// <param name="options">The longest wait.</param>
/// <param name="time">The clock.</param>
internal sealed class EventIntake(IEventAppender appender, IEventStore events, AssessmentWaiter waiter, IOptions<EventOptions> options, TimeProvider time)
{
    /// <summary>Takes an event in. One that was sent before is not stored again: the first one answers for it.</summary>
    /// <param name="submitted">The event.</param>
    /// <param name="context">The request, whose headers <c>Idempotency-Key</c> and <c>Prefer</c> are followed.</param>
    /// <returns>The stored event, with its assessment if that came in time.</returns>
    /// <exception cref="ValidationException">The idempotency key is none.</exception>
    /// <exception cref="ConflictException">The idempotency key was used with another body.</exception>
    /// <exception cref="DatabaseException">The database failed.</exception>
    public async Task<EventRecord> SubmitAsync(SecurityEvent submitted, HttpContext context)
    {
        var cancellationToken = context.RequestAborted;
        var limit = TimeSpan.FromMilliseconds(options.Value.WaitMilliseconds);
        var preference = Preference.Parse(context.Request.Headers["Prefer"]);
        var audited = context.Features.GetRequiredFeature<AuditedRequest>();
        var submission = new EventSubmission(submitted, EventIdentity.Of(submitted, IdempotencyKey.From(context.Request.Headers)))
        {
            Audit = audited.EndStored(submitted.Id),
        };

        using var wait = waiter.Expect(submitted.Id);
        var result = await appender.AppendAsync(submission, cancellationToken);
        audited.IsWritten = result.Outcome == AppendOutcome.Stored;
        var wanted = preference.WaitWithin(limit);
        var record = result.Outcome switch
        {
            AppendOutcome.Stored => await FollowAsync(new EventRecord(submitted, null), wait, wanted, cancellationToken),
            AppendOutcome.Duplicate => await FollowEarlierAsync(submitted.TenantId, result.EventId, wanted, cancellationToken),
            _ => throw new ConflictException($"The {IdempotencyKey.Header} was used before with another body."),
        };

        context.Response.Headers.Append("Preference-Applied", preference.Applied(limit, accepted: record.Assessment is null));
        return record;
    }

    private async Task<EventRecord> FollowEarlierAsync(string tenantId, Guid eventId, TimeSpan wanted, CancellationToken cancellationToken)
    {
        using var wait = waiter.Expect(eventId);
        var record = await FindAsync(tenantId, eventId, cancellationToken);
        return record.Assessment is null ? await FollowAsync(record, wait, wanted, cancellationToken) : record;
    }

    private async Task<EventRecord> FollowAsync(EventRecord queued, AssessmentWait wait, TimeSpan wanted, CancellationToken cancellationToken) =>
        wanted > TimeSpan.Zero && await wait.UntilAssessedAsync(wanted, time, cancellationToken)
            ? await FindAsync(queued.Event.TenantId, queued.Event.Id, cancellationToken)
            : queued;

    private async Task<EventRecord> FindAsync(string tenantId, Guid eventId, CancellationToken cancellationToken) =>
        await events.FindAsync(tenantId, eventId, cancellationToken)
        ?? throw new NotFoundException("The event was deleted meanwhile.", eventId.ToString());
}
