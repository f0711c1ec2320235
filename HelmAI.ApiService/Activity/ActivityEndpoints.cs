using HelmAI.ApiService.Events.Batches;
using HelmAI.ApiService.Gateway;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.Queries;
using HelmAI.ApiService.Gateway.RateLimiting;
using HelmAI.ApiService.OpenApi;
using HelmAI.Core.Activity;
using HelmAI.Core.Storage;
using HelmAI.ServiceDefaults.Configuration;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace HelmAI.ApiService.Activity;

/// <summary>What users do, over HTTP: telling it, reading it back.</summary>
internal static class ActivityEndpoints
{
    /// <summary>Registers what the routes need.</summary>
    /// <param name="builder">The host.</param>
    /// <returns>The host.</returns>
    public static WebApplicationBuilder AddActivity(this WebApplicationBuilder builder)
    {
        builder.AddSettings<ActivityOptions>(ActivityOptions.Section);
        builder.Services.AddSingleton<ActivityParser>().AddSingleton<ActivityIntake>().AddSingleton<ActivityMetrics>();
        return builder;
    }

    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapActivity(this IEndpointRouteBuilder routes)
    {
        var analytics = routes.MapGroup("/analytics").WithTags("Activity");
        foreach (var route in ActivityRoute.All)
        {
            analytics.MapIntake(route);
            analytics.MapBatches(route);
        }

        analytics.MapGet("/activities", ListAsync).WithName("ListActivities").RequireScope(Scopes.AnalyticsRead)
            .TakesQuery(ActivityQuery.List).AnswersExample(200, "A page of activities.", ActivityExamples.List).AnswersProblems(400);
        analytics.MapGet("/activities/{id:guid}", GetAsync).WithName("GetActivity").RequireScope(Scopes.AnalyticsRead)
            .AnswersExample(200, "The activity.", ActivityExamples.Stored).AnswersProblems(404);
    }

    /// <summary>Lists activities, newest first.</summary>
    /// <param name="context">The request.</param>
    /// <param name="activities">Finds activities.</param>
    /// <returns>A page.</returns>
    internal static async Task<Ok<ActivityListResponse>> ListAsync(HttpContext context, IActivityStore activities)
    {
        var query = new QueryReader(context.Request.Query, ActivityQuery.List);
        var page = await activities.ListAsync(ActivityQuery.ReadFilter(query, context.TenantId()), query.Page(), context.RequestAborted);
        return TypedResults.Ok(new ActivityListResponse
        {
            Activities = [.. page.Items.Select(ActivityResponse.From)],
            NextCursor = CursorText.From(page.Next),
        });
    }

    /// <summary>Reads an activity with its data.</summary>
    /// <param name="id">The activity's <c>id</c>, as a post answers it.</param>
    /// <param name="context">The request.</param>
    /// <param name="activities">Finds activities.</param>
    /// <returns>The activity.</returns>
    internal static async Task<Results<Ok<ActivityResponse>, ProblemHttpResult>> GetAsync(Guid id, HttpContext context, IActivityStore activities) =>
        await activities.FindAsync(context.TenantId(), id, context.RequestAborted) is { } activity
            ? TypedResults.Ok(ActivityResponse.From(activity))
            : Missing.Of("activity");

    /// <summary>Stores the one activity of a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="kind">What kind of activity it is.</param>
    /// <param name="intake">Stores.</param>
    /// <returns>200 with the activity's id.</returns>
    internal static async Task<Ok<TrackedResponse>> TrackAsync(HttpContext context, ActivityKind kind, ActivityIntake intake)
    {
        var activity = await intake.SubmitAsync(context, kind);
        return TypedResults.Ok(new TrackedResponse { Success = true, Id = activity.Id });
    }

    /// <summary>Stores many activities; answers once all of them are durable.</summary>
    /// <param name="context">The request.</param>
    /// <param name="kind">What kind of activities they are.</param>
    /// <param name="intake">Stores.</param>
    /// <param name="logger">The log.</param>
    /// <returns>200 with the counts; where the batch did not come to its end, an error with the counts so far.</returns>
    internal static async Task<Results<Ok<ActivityBatchResponse>, ProblemHttpResult>> TrackBatchAsync(
        HttpContext context, ActivityKind kind, ActivityIntake intake, ILogger<ActivityIntake> logger)
    {
        var tally = new ActivityTally();
        var format = BatchRequest.FormatOf(context.Request, ActivityRoute.BatchFormats);
        await using var body = BatchBody.Open(context.Request);
        var interruption = await intake.SubmitAsync(context, kind, format, body, tally);
        if (interruption is null)
        {
            return TypedResults.Ok(tally.ToResponse());
        }

        var problem = BatchProblem.Of(interruption, tally.ToMembers());
        if (problem.StatusCode >= StatusCodes.Status500InternalServerError)
        {
            logger.BatchInterrupted(interruption, tally.ResumeAt);
        }

        return problem;
    }

    private static void MapIntake(this RouteGroupBuilder analytics, ActivityRoute route) => analytics
        .MapPost(route.Path, (HttpContext context, ActivityIntake intake) => TrackAsync(context, route.Kind, intake))
        .WithName(route.OperationName).RequireScope(Scopes.AnalyticsWrite).WithLimit(LimitGroup.Ingestion)
        .WithSummary("Stores what a user did.").WithDescription(ActivityExamples.Description)
        .TakesJson(() => ActivityExamples.Schema(route.Kind), ActivityExamples.Request(route.Kind))
        .AnswersExample(200, "The activity is stored, durably.", ActivityExamples.Tracked).AnswersProblems(400, 413, 415);

    private static void MapBatches(this RouteGroupBuilder analytics, ActivityRoute route) => analytics
        .MapPost(route.Path + "/batch", (HttpContext context, ActivityIntake intake, ILogger<ActivityIntake> logger) => TrackBatchAsync(context, route.Kind, intake, logger))
        .WithName(route.OperationName + "Batch").RequireScope(Scopes.AnalyticsWrite).WithLimit(LimitGroup.Ingestion)

        // As for events: it is read piece by piece, and the server's least rate of a body still holds.
        .WithMetadata(new DisableRequestSizeLimitAttribute())
        .WithSummary("Stores what users did; answers once all of it is durable.").WithDescription(ActivityExamples.BatchDescription)
        .TakesBodies("A JSON array, or an activity a line; plain or `Content-Encoding: gzip`.", ActivityExamples.Bodies(route.Kind))
        .AnswersExample(200, "What became of the activities.", ActivityExamples.Batch).AnswersProblems(400, 408, 415);
}
