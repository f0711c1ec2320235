using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.Bodies;
using HelmAI.ApiService.Gateway.Queries;
using HelmAI.ApiService.Json;
using HelmAI.ApiService.OpenApi;
using HelmAI.Core.Intelligence.Feeds;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HelmAI.ApiService.Intelligence.Feeds;

/// <summary>The feeds of the caller's tenant over HTTP.</summary>
internal static class FeedEndpoints
{
    /// <summary>Registers what the routes need.</summary>
    /// <param name="builder">The host.</param>
    /// <returns>The host.</returns>
    public static WebApplicationBuilder AddFeedAdministration(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<FeedAdministration>();
        return builder;
    }

    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        var feeds = routes.MapGroup("/intel/feeds").WithTags("Feeds");
        feeds.MapGet("/", ListAsync).WithName("ListFeeds").RequireScope(Scopes.IntelRead)
            .TakesQuery(QueryParameter.Paging).AnswersExample(200, "A page of feeds.", FeedExamples.List).AnswersProblems(400);
        feeds.MapPost("/", CreateAsync).WithName("CreateFeed").RequireScope(Scopes.IntelWrite)
            .WithDescription("The feed is polled at once, and then in its interval. Its secret is encrypted and never shown.")
            .TakesJson(FeedExamples.RequestSchema, FeedExamples.Request).AnswersExample(201, "The new feed.", FeedExamples.Feed).AnswersProblems(400, 409, 413, 415);
        feeds.MapGet("/{id:guid}", GetAsync).WithName("GetFeed").RequireScope(Scopes.IntelRead)
            .AnswersExample(200, "The feed and how it stands.", FeedExamples.Feed).AnswersProblems(404);
        feeds.MapPut("/{id:guid}", ReplaceAsync).WithName("ReplaceFeed").RequireScope(Scopes.IntelWrite)
            .WithDescription("Without `authentication` that stays as it is, unless `url` names another server. A feed that is read from another place is read from its beginning.")
            .TakesJson(FeedExamples.RequestSchema, FeedExamples.Request).AnswersExample(200, "The feed as it is now.", FeedExamples.Feed).AnswersProblems(400, 404, 413, 415);
        feeds.MapDelete("/{id:guid}", DeleteAsync).WithName("DeleteFeed").RequireScope(Scopes.IntelWrite)
            .WithDescription("The feed is not polled any more. The indicators that it brought stay.")
            .AnswersExample(200, "The feed as it last stood.", FeedExamples.Feed).AnswersProblems(404);
        feeds.MapPost("/{id:guid}/run", RunAsync).WithName("RunFeed").RequireScope(Scopes.IntelWrite)
            .WithDescription("The feed is polled as soon as a worker is free; how that goes is told by the feed itself.")
            .AnswersExample(202, "It is the feed's turn.", FeedExamples.Feed).AnswersProblems(404, 409);
    }

    /// <summary>Lists feeds, newest first.</summary>
    /// <param name="context">The request.</param>
    /// <param name="feeds">The feeds.</param>
    /// <param name="time">The clock.</param>
    /// <returns>A page.</returns>
    internal static async Task<Ok<FeedListResponse>> ListAsync(HttpContext context, IFeedStore feeds, TimeProvider time)
    {
        var query = new QueryReader(context.Request.Query, QueryParameter.Paging);
        var page = await feeds.ListAsync(context.TenantId(), query.Page(), context.RequestAborted);
        var now = time.GetUtcNow();
        return TypedResults.Ok(new FeedListResponse
        {
            Feeds = [.. page.Items.Select(feed => FeedResponse.From(feed, now))],
            NextCursor = CursorText.From(page.Next),
        });
    }

    /// <summary>Makes a feed.</summary>
    /// <param name="context">The request.</param>
    /// <param name="feeds">The feeds.</param>
    /// <param name="time">The clock.</param>
    /// <returns>201 with the feed.</returns>
    internal static async Task<Created<FeedResponse>> CreateAsync(HttpContext context, FeedAdministration feeds, TimeProvider time)
    {
        var body = await RequestJson.ReadAsync(context.Request, RequestJsonContext.Default.FeedBody);
        var feed = await feeds.CreateAsync(context.Caller(), body, context.RequestAborted);
        return TypedResults.Created($"/api/intel/feeds/{feed.Id}", FeedResponse.From(feed, time.GetUtcNow()));
    }

    /// <summary>Reads a feed.</summary>
    /// <param name="id">The feed's <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="feeds">The feeds.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The feed.</returns>
    internal static async Task<Results<Ok<FeedResponse>, NotFound>> GetAsync(Guid id, HttpContext context, IFeedStore feeds, TimeProvider time) =>
        await feeds.FindAsync(context.TenantId(), id, context.RequestAborted) is { } feed
            ? TypedResults.Ok(FeedResponse.From(feed, time.GetUtcNow()))
            : TypedResults.NotFound();

    /// <summary>Replaces a feed.</summary>
    /// <param name="id">The feed's <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="feeds">The feeds.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The feed.</returns>
    internal static async Task<Results<Ok<FeedResponse>, NotFound>> ReplaceAsync(Guid id, HttpContext context, FeedAdministration feeds, TimeProvider time)
    {
        var body = await RequestJson.ReadAsync(context.Request, RequestJsonContext.Default.FeedBody);
        return await feeds.ReplaceAsync(context.TenantId(), id, body, context.RequestAborted) is { } feed
            ? TypedResults.Ok(FeedResponse.From(feed, time.GetUtcNow()))
            : TypedResults.NotFound();
    }

    /// <summary>Removes a feed.</summary>
    /// <param name="id">The feed's <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="feeds">The feeds.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The feed as it last stood.</returns>
    internal static async Task<Results<Ok<FeedResponse>, NotFound>> DeleteAsync(Guid id, HttpContext context, IFeedStore feeds, TimeProvider time) =>
        await feeds.FindAsync(context.TenantId(), id, context.RequestAborted) is { } feed && await feeds.RemoveAsync(context.TenantId(), id, context.RequestAborted)
            ? TypedResults.Ok(FeedResponse.From(feed, time.GetUtcNow()))
            : TypedResults.NotFound();

    /// <summary>Makes it a feed's turn.</summary>
    /// <param name="id">The feed's <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="feeds">The feeds.</param>
    /// <param name="time">The clock.</param>
    /// <returns>202 with the feed.</returns>
    internal static async Task<Results<Accepted<FeedResponse>, NotFound>> RunAsync(Guid id, HttpContext context, FeedAdministration feeds, TimeProvider time) =>
        await feeds.RunAsync(context.TenantId(), id, context.RequestAborted) is { } feed
            ? TypedResults.Accepted($"/api/intel/feeds/{id}", FeedResponse.From(feed, time.GetUtcNow()))
            : TypedResults.NotFound();
}
