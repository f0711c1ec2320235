using System.Text.Json;
using HelmAI.ApiService.Alerts;
using HelmAI.ApiService.Events.Intake;
using HelmAI.ApiService.Events.Parsing;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.Bodies;
using HelmAI.ApiService.Gateway.Queries;
using HelmAI.ApiService.Gateway.RateLimiting;
using HelmAI.ApiService.OpenApi;
using HelmAI.Core.Events;
using HelmAI.Core.Storage;
using HelmAI.ServiceDefaults.Configuration;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

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
        builder.Services.AddSingleton<EventIntake>();
        builder.Services.AddSingleton<AssessmentWaiter>();
        builder.Services.AddHostedService(services => services.GetRequiredService<AssessmentWaiter>());
        return builder;
    }

    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapEvents(this IEndpointRouteBuilder routes)
    {
        var events = routes.MapGroup("/events").WithTags("Events");
        events.MapPost("/", SubmitAsync).WithName("SubmitEvent").RequireScope(Scopes.EventsWrite).WithLimit(LimitGroup.Ingestion)
            .WithDescription("Answers 200 with the result, or 202 where the analysis takes longer than the configured wait (`HELM_EVENT_WAIT_MS`) or the sender prefers `respond-async`. The same event sent twice is stored once.")
            .TakesJson(EventExamples.RequestSchema, EventExamples.Request).TakesIntakeHeaders().AnswersExample(200, "The event and its result.", EventExamples.Response).AnswersExample(202, "The event is stored and waits for its analysis.", EventExamples.Queued).AnswersProblems(400, 409, 413, 415);
        events.MapGet("/", ListAsync).WithName("ListEvents").RequireScope(Scopes.EventsRead)
            .TakesQuery(EventQuery.List).AnswersExample(200, "A page of events.", EventExamples.List).AnswersProblems(400);
        events.MapGet("/count", CountAsync).WithName("CountEvents").RequireScope(Scopes.EventsRead)
            .TakesQuery(EventQuery.Filters).AnswersExample(200, "The number of events.", EventExamples.Count).AnswersProblems(400);
        events.MapGet("/{id:guid}", GetAsync).WithName("GetEvent").RequireScope(Scopes.EventsRead)
            .AnswersExample(200, "The event.", EventExamples.Stored).AnswersProblems(404);
        events.MapGet("/{id:guid}/alerts", GetAlertsAsync).WithName("ListAlertsOfEvent").RequireScope(Scopes.AlertsRead)
            .AnswersExample(200, "The event's alerts.", EventExamples.Alerts).AnswersProblems(404);
    }

    /// <summary>Sends an event and waits for its analysis.</summary>
    /// <param name="context">The request.</param>
    /// <param name="parser">Reads the body.</param>
    /// <param name="intake">Stores and waits.</param>
    /// <param name="alerts">Finds alerts.</param>
    /// <param name="options">The limits.</param>
    /// <returns>200 with the result, or 202 while it is queued.</returns>
    internal static async Task<Results<Ok<EventResponse>, Accepted<EventResponse>>> SubmitAsync(
        HttpContext context, EventParser parser, EventIntake intake, IAlertStore alerts, IOptions<EventOptions> options)
    {
        var body = await JsonBody.ReadAsync(context.Request, options.Value.MaxBytes);
        var record = await intake.SubmitAsync(parser.Parse(body, context.TenantId()), context);
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
    internal static async Task<Results<Ok<EventResponse>, NotFound>> GetAsync(
        Guid id, HttpContext context, IEventStore events, IAlertStore alerts)
    {
        if (await events.FindAsync(context.TenantId(), id, context.RequestAborted) is not { } record)
        {
            return TypedResults.NotFound();
        }

        var response = await DescribeAsync(record, alerts, context.RequestAborted);
        return TypedResults.Ok(response with { Event = JsonElement.Parse(record.Event.Payload.Span) });
    }

    /// <summary>Lists the alerts that an event raised or added to.</summary>
    /// <param name="id">The event's <c>id</c>, as a post answers it.</param>
    /// <param name="context">The request.</param>
    /// <param name="events">Finds events.</param>
    /// <param name="alerts">Finds alerts.</param>
    /// <returns>The alerts, gravest first.</returns>
    internal static async Task<Results<Ok<EventAlertsResponse>, NotFound>> GetAlertsAsync(
        Guid id, HttpContext context, IEventStore events, IAlertStore alerts)
    {
        if (await events.FindAsync(context.TenantId(), id, context.RequestAborted) is null)
        {
            return TypedResults.NotFound();
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
