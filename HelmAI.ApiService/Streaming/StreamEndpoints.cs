using HelmAI.ApiService.Events.BackPressure;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.Queries;
using HelmAI.ApiService.OpenApi;
using HelmAI.Core.Errors;
using HelmAI.ServiceDefaults.Configuration;
using Microsoft.Extensions.Options;

namespace HelmAI.ApiService.Streaming;

/// <summary>The live stream over HTTP.</summary>
internal static class StreamEndpoints
{
    /// <summary>Registers what the route needs.</summary>
    /// <param name="builder">The host.</param>
    /// <returns>The host.</returns>
    public static WebApplicationBuilder AddStreaming(this WebApplicationBuilder builder)
    {
        builder.AddSettings<StreamOptions, StreamOptionsValidator>("Streaming");
        builder.Services
            .AddSingleton<StreamMetrics>()
            .AddSingleton<StreamHub>()
            .AddSingleton<StreamSource>()
            .AddSingleton<StreamResume>()
            .AddSingleton<StreamPump>()
            .AddHostedService(static services => services.GetRequiredService<StreamPump>())
            .AddHostedService<StreamTicker>()
            .AddHostedService<StreamKeeper>();
        return builder;
    }

    /// <summary>Maps the route.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapStreaming(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/stream", StreamAsync).WithName("Stream").WithTags("Stream")
            .RequireAnyScope(StreamKinds.AllScopes)
            .WithDescription("Server-sent events (WHATWG HTML). Each message of alerts and events carries an `id`; whoever comes back with it in the header `Last-Event-ID`, to whichever replica, is sent what it missed, and a message `gap` where that is no longer held. The last message is `end`, and says why.")
            .TakesQuery(StreamQuery.Parameters)
            .AnswersText(200, "text/event-stream", "The stream.", StreamExamples.Stream).AnswersProblems(400);

    /// <summary>Streams alerts, live figures and analysed events as they come.</summary>
    /// <param name="context">The request.</param>
    /// <param name="hub">The readers.</param>
    /// <param name="resume">Reads again what a reader missed.</param>
    /// <param name="source">Writes messages.</param>
    /// <param name="metrics">Counts.</param>
    /// <param name="backlog">Knows which events are all analysed.</param>
    /// <param name="options">How many messages may wait.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The stream.</returns>
    /// <exception cref="HelmAIException">The query is wrong, a scope is missing, too many streams are open, or the database failed.</exception>
    internal static async Task<StreamResult> StreamAsync(
        HttpContext context,
        StreamHub hub,
        StreamResume resume,
        StreamSource source,
        StreamMetrics metrics,
        BacklogGauge backlog,
        IOptions<StreamOptions> options,
        TimeProvider time)
    {
        var query = new QueryReader(context.Request.Query, StreamQuery.Parameters);
        var filter = StreamQuery.ReadFilter(query, context.Caller());
        var now = time.GetTimestamp();
        var client = new StreamClient(context.Caller(), ApiKeyAuthenticationHandler.Presented(context.Request).ToString(), filter, options.Value.Buffer, context.RequestAborted)
        {
            EndsAt = StreamQuery.ReadDuration(query) is { } duration ? now + (long)(duration.TotalSeconds * time.TimestampFrequency) : null,
            OfferedAt = now,
        };

        // It joins before anything is read, so that what comes between is sent rather than passed over; and leaves with the request, however that ends.
        var position = StreamPosition.At(backlog.SettledAt ?? time.GetUtcNow());
        context.Response.RegisterForDispose(hub.Join(client, position));
        var opening = context.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } lastEventId
            ? await resume.ReadAsync(client.Caller.TenantId, filter, lastEventId, client.Cut)
            : new StreamOpening(position, [], Gap: null);
        return new StreamResult(client, opening, source, metrics);
    }
}
