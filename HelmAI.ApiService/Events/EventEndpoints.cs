using System.Text.Json;
using HelmAI.ApiService.Alerts;
using HelmAI.ApiService.Events.BackPressure;
using HelmAI.ApiService.Events.Batches;
using HelmAI.ApiService.Events.CloudEvents;
using HelmAI.ApiService.Events.Intake;
using HelmAI.ApiService.Events.Parsing;
using HelmAI.ApiService.Gateway;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.Queries;
using HelmAI.ApiService.Gateway.RateLimiting;
using HelmAI.ApiService.OpenApi;
using HelmAI.Core.Events;
using HelmAI.Core.Storage;
using HelmAI.ServiceDefaults.Configuration;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HelmAI.ApiService.Events;

/// <summary>Events over HTTP: sending them, reading them back.</summary>
internal static class EventEndpoints
{
    /// <summary>Registers what the routes need.</summary>
    /// <param name="builder">The host.</param>
    /// <returns>The host.</returns>
    public static WebApplicationBuilder AddEvents(this WebApplicationBuilder builder)
    {
        builder.AddSettings<EventOptions, EventOptionsValidator>("Events");
        builder.Services.AddSingleton<EventParser>();
        builder.Services.AddSingleton<CloudEventParser>();
        builder.Services.AddSingleton<EventReader>();
        builder.Services.AddSingleton<EventIntake>();
        builder.Services.AddSingleton<IntakeMetrics>();
        builder.Services.AddSingleton<AssessmentWaiter>();
        builder.Services.AddHostedService(services => services.GetRequiredService<AssessmentWaiter>());
        builder.Services.AddBackPressure();
        builder.Services.AddBatches();
        return builder;
    }

    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapEvents(this IEndpointRouteBuilder routes)
    {
        var events = routes.MapGroup("/events").WithTags("Events");
        events.MapPost("/", SubmitAsync).WithName("SubmitEvent").RequireScope(Scopes.EventsWrite).WithLimit(LimitGroup.Ingestion).RefusesWhenBacklogIsFull()
            .WithDescription("Answers 200 with the result, or 202 where the analysis takes longer than the configured wait (`HELM_EVENT_WAIT_MS`) or the sender prefers `respond-async`. The same event sent twice is stored once. CloudEvents 1.0 is understood in its structured and binary modes.")
            .TakesJson(EventExamples.RequestSchema, EventExamples.Request).TakesIntakeHeaders().AnswersExample(200, "The event and its result.", EventExamples.Response).AnswersExample(202, "The event is stored and waits for its analysis.", EventExamples.Queued).AnswersProblems(400, 409, 413, 415);
        events.MapBatches();
        events.MapGet("/", ListAsync).WithName("ListEvents").RequireScope(Scopes.EventsRead)
            .TakesQuery(EventQuery.List).AnswersExample(200, "A page of events.", EventExamples.List).AnswersProblems(400);
        events.MapGet("/count", CountAsync).WithName("CountEvents").RequireScope(Scopes.EventsRead)
            .TakesQuery(EventQuery.Filters).AnswersExample(200, "The number of events.", EventExamples.Count).AnswersProblems(400);
        events.MapGet("/{id:guid}", GetAsync).WithName("GetEvent").RequireScope(Scopes.EventsRead)
            .AnswersExample(200, "The event.", EventExamples.Stored).AnswersProblems(404);
        events.MapReplay();
        events.MapGet("/{id:guid}/alerts", GetAlertsAsync).WithName("ListAlertsOfEvent").RequireScope(Scopes.AlertsRead)
            .AnswersExample(200, "The event's alerts.", EventExamples.Alerts).AnswersProblems(404);
    }

    /// <summary>Sends an event and waits for its analysis.</summary>
    /// <param name="context">The request.</param>
    /// <param name="reader">Reads the event.</param>
    /// <param name="intake">Stores and waits.</param>
    /// <param name="alerts">Finds alerts.</param>
    /// <returns>200 with the result, or 202 while it is queued.</returns>
    internal static async Task<Results<Ok<EventResponse>, Accepted<EventResponse>>> SubmitAsync(
        HttpContext context, EventReader reader, EventIntake intake, IAlertStore alerts)
    {
        var record = await intake.SubmitAsync(await reader.ReadAsync(context), context);
        var response = await DescribeAsync(record, alerts, context.RequestAborted);
        return record.Assessment is null ? TypedResults.Accepted($"/api/events/{record.Event.Id}", response) : TypedResults.Ok(response);
    }

    /// <summary>Lists events, newest first.</summary>
    /// <param name="context">The request.</param>
    /// <param name="events">Finds events.</param>
    /// <returns>A page.</returns>
    internal static async Task<Ok<EventListResponse>> ListAsync(HttpContext context, IEventStore events)
    {
        var query = new QueryReader(context.Request.Query, EventQuery.List);
        var page = await events.ListAsync(EventQuery.ReadFilter(query, context.TenantId()), query.Page(), context.RequestAborted);
        return TypedResults.Ok(new EventListResponse
        {
            Events = [.. page.Items.Select(record => EventResponse.From(record, alerts: null))],
            NextCursor = CursorText.From(page.Next),
        });
    }

    /// <summary>Counts events.</summary>
    /// <param name="context">The request.</param>
    /// <param name="events">Finds events.</param>
    /// <returns>The number.</returns>
    internal static async Task<Ok<EventCountResponse>> CountAsync(HttpContext context, IEventStore events)
    {
        var query = new QueryReader(context.Request.Query, EventQuery.Filters);
        var count = await events.CountAsync(EventQuery.ReadFilter(query, context.TenantId()), context.RequestAborted);
        return TypedResults.Ok(new EventCountResponse { Count = count });
    }

    /// <summary>Reads an event with its result.</summary>
    /// <param name="id">The event's <c>id</c>, as a post answers it.</param>
    /// <param name="context">The request.</param>
    /// <param name="events">Finds events.</param>
    /// <param name="alerts">Finds alerts.</param>
    /// <returns>The event, as it was sent and with its result.</returns>
    internal static async Task<Results<Ok<EventResponse>, ProblemHttpResult>> GetAsync(
        Guid id, HttpContext context, IEventStore events, IAlertStore alerts)
    {
        if (await events.FindAsync(context.TenantId(), id, context.RequestAborted) is not { } record)
        {
            return Missing.Of("event");
        }

        var response = await DescribeAsync(record, alerts, context.RequestAborted);
        var replays = await events.ListReplaysAsync(context.TenantId(), id, context.RequestAborted);
        return TypedResults.Ok(response with { Event = JsonElement.Parse(record.Event.Payload.Span), Replays = replays.Count > 0 ? replays : null });
    }

    /// <summary>Lists the alerts that an event raised or added to.</summary>
    /// <param name="id">The event's <c>id</c>, as a post answers it.</param>
    /// <param name="context">The request.</param>
    /// <param name="events">Finds events.</param>
    /// <param name="alerts">Finds alerts.</param>
    /// <returns>The alerts, gravest first.</returns>
    internal static async Task<Results<Ok<EventAlertsResponse>, ProblemHttpResult>> GetAlertsAsync(
        Guid id, HttpContext context, IEventStore events, IAlertStore alerts)
    {
        if (await events.FindEnvelopeAsync(context.TenantId(), id, context.RequestAborted) is null)
        {
            return Missing.Of("event");
        }

        var raised = await alerts.ListByEventAsync(context.TenantId(), id, context.RequestAborted);
        return TypedResults.Ok(new EventAlertsResponse { Alerts = [.. raised.Select(AlertResponse.From)] });
    }

    private static async Task<EventResponse> DescribeAsync(EventRecord record, IAlertStore alerts, CancellationToken cancellationToken)
    {
        // Only a finding raises an alert, so most events need no second question.
        var raised = record.Assessment is { Findings.Count: > 0 }
            ? await alerts.ListByEventAsync(record.Event.TenantId, record.Event.Id, cancellationToken)
            : [];
        return EventResponse.From(record, raised);
    }
}
