using HelmAI.ApiService.Events.BackPressure;
using HelmAI.ApiService.Events.CloudEvents;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.RateLimiting;
using HelmAI.ApiService.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace HelmAI.ApiService.Events.Batches;

/// <summary>Many events in one request.</summary>
internal static class BatchEndpoints
{
    /// <summary>Registers what the routes need.</summary>
    /// <param name="services">The services of the host.</param>
    public static void AddBatches(this IServiceCollection services)
    {
        services.AddSingleton<BatchItemParser>();
        services.AddSingleton<BatchIntake>();
    }

    /// <summary>Maps the routes.</summary>
    /// <param name="events">The events' group.</param>
    public static void MapBatches(this IEndpointRouteBuilder events)
    {
        events.MapPost("/batch", SubmitAsync).WithName("SubmitEvents").TakesBatches()
            .WithDescription(BatchExamples.Description).TakesBodies("A JSON array, or an event a line; plain or `Content-Encoding: gzip`.", BatchExamples.Bodies)
            .TakesQuery(BatchRequest.Query).AnswersExample(200, "What became of the events.", BatchExamples.Response).AnswersProblems(400, 408, 415);

        // A CloudEvents sender knows one address and says by the content type that it sends several (HTTP binding 1.0.2, section 3).
        events.MapPost("/", SubmitAsync).TakesBatches().Accepts<BatchRequest>(CloudEventTypes.Batch).ExcludeFromDescription();
    }

    /// <summary>Sends many events; answers once all of them are durable.</summary>
    /// <param name="context">The request.</param>
    /// <param name="intake">Stores.</param>
    /// <param name="logger">The log.</param>
    /// <returns>200 with the counts; where the batch did not come to its end, an error with the counts so far.</returns>
    internal static async Task<Results<Ok<BatchResponse>, ProblemHttpResult>> SubmitAsync(HttpContext context, BatchIntake intake, ILogger<BatchIntake> logger)
    {
        var request = BatchRequest.From(context);
        var tally = new BatchTally(request.WantsIds);
        await using var body = BatchBody.Open(context.Request);
        var interruption = await intake.SubmitAsync(context, body, request, tally);
        if (interruption is null)
        {
            return TypedResults.Ok(tally.ToResponse());
        }

        var problem = BatchProblem.Of(interruption, BatchMembers.Of(tally));
        if (problem.StatusCode >= StatusCodes.Status500InternalServerError)
        {
            logger.BatchInterrupted(interruption, tally.ResumeAt);
        }

        return problem;
    }

    private static RouteHandlerBuilder TakesBatches(this RouteHandlerBuilder route) => route
        .RequireScope(Scopes.EventsWrite)
        .WithLimit(LimitGroup.Ingestion)
        .RefusesWhenBacklogIsFull()

        // A batch may be of any size: it is read piece by piece. The server's least rate of a body still holds.
        .WithMetadata(new DisableRequestSizeLimitAttribute());
}
