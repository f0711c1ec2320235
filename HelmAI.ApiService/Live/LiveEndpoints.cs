using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.Queries;
using HelmAI.ApiService.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HelmAI.ApiService.Live;

/// <summary>What is going on, over HTTP: figures of the last minutes, from maintained counts.</summary>
internal static class LiveEndpoints
{
    private const int DefaultTop = 10;

    /// <summary>Registers what the routes need.</summary>
    /// <param name="builder">The host.</param>
    /// <returns>The host.</returns>
    public static WebApplicationBuilder AddLive(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LiveReader>();
        return builder;
    }

    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapLive(this IEndpointRouteBuilder routes)
    {
        var analytics = routes.MapGroup("/analytics").WithTags("Analytics").RequireScope(Scopes.AnalyticsRead);
        analytics.MapGet("/metrics", GetAsync).WithName("GetLiveMetrics").Describe();
        analytics.MapGet("/realtime", GetAsync).WithName("GetLiveMetricsByAlias").Describe();
    }

    /// <summary>Reads figures of the last five minutes.</summary>
    /// <param name="context">The request.</param>
    /// <param name="live">Has them.</param>
    /// <returns>The figures.</returns>
    internal static async Task<Ok<LiveMetricsResponse>> GetAsync(HttpContext context, LiveReader live)
    {
        var query = new QueryReader(context.Request.Query, LiveQuery.Parameters);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(await live.ReadAsync(context.TenantId(), query.Top(DefaultTop), context.RequestAborted));
    }

    private static void Describe(this RouteHandlerBuilder route) => route
        .WithDescription("Events are counted when their result is stored, alerts once for each event that raised them or added to them. Rates are taken over the last minute. The number of active users is an estimate with a standard error of 0.81 %. `partial` says that Redis could not be asked, so that what other processes counted is missing.")
        .TakesQuery(LiveQuery.Parameters).AnswersExample(200, "The figures.", LiveExamples.Metrics).AnswersProblems(400);
}
