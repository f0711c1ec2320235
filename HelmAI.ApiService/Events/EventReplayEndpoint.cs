using HelmAI.ApiService.Gateway;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.OpenApi;
using HelmAI.Core.Errors;
using HelmAI.Core.Signals;
using HelmAI.Core.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HelmAI.ApiService.Events;

/// <summary>Failed events over HTTP: having them analysed again.</summary>
internal static class EventReplayEndpoint
{
    /// <summary>Maps the route.</summary>
    /// <param name="events">The routes of events.</param>
    public static void MapReplay(this IEndpointRouteBuilder events) =>
        events.MapPost("/{id:guid}/replay", ReplayAsync).WithName("ReplayEvent").RequireScope(Scopes.EventsWrite)
            .WithDescription("Only an event whose analysis failed is analysed again; any other is a conflict. Its new result takes the place of the failed one, which `replays` remembers.")
            .AnswersExample(202, "The event waits for its analysis again.", EventExamples.Queued).AnswersProblems(404, 409);

    /// <summary>Has a failed event analysed again.</summary>
    /// <param name="id">The event's <c>id</c>, as a post answers it.</param>
    /// <param name="context">The request.</param>
    /// <param name="queue">The waiting events.</param>
    /// <param name="events">Finds events.</param>
    /// <param name="signals">Wakes workers.</param>
    /// <returns>202 with the event.</returns>
    /// <exception cref="ConflictException">The event has not failed.</exception>
    internal static async Task<Results<Accepted<EventResponse>, ProblemHttpResult>> ReplayAsync(
        Guid id, HttpContext context, IEventQueue queue, IEventStore events, ISignalBus signals)
    {
        switch (await queue.ReplayAsync(context.TenantId(), id, context.RequestAborted))
        {
            case ReplayOutcome.NotFound:
                return Missing.Of("event");
            case ReplayOutcome.NotFailed:
                throw new ConflictException("The event has not failed: it waits for its analysis, or has its result.");
            default:
                signals.Publish(EventsQueued.Instance);

                // Also where a worker was quicker than this answer: what it says is when it was asked.
                return await events.FindAsync(context.TenantId(), id, CancellationToken.None) is { } record
                    ? TypedResults.Accepted($"/api/events/{id}", EventResponse.From(record with { Assessment = null }, alerts: []))
                    : Missing.Of("event");
        }
    }
}
