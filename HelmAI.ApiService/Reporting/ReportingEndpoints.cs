using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.OpenApi;
using HelmAI.ApiService.Reporting.BusinessIntelligence;
using HelmAI.ApiService.Reporting.TimeSeries;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HelmAI.ApiService.Reporting;

/// <summary>Figures over chosen ranges of time, from roll-ups.</summary>
internal static class ReportingEndpoints
{
    /// <summary>Registers what the routes need.</summary>
    /// <param name="builder">The host.</param>
    /// <returns>The host.</returns>
    public static WebApplicationBuilder AddReporting(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<BusinessReport>().AddSingleton<TimeSeriesReport>();
        return builder;
    }

    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapReporting(this IEndpointRouteBuilder routes)
    {
        var analytics = routes.MapGroup("/analytics").WithTags("Analytics").RequireScope(Scopes.AnalyticsRead);
        analytics.MapGet("/business-intelligence", GetBusinessAsync).WithName("GetBusinessIntelligence")
            .TakesQuery(ReportQuery.Range).AnswersExample(200, "The figures.", ReportingExamples.Business).AnswersProblems(400);
        analytics.MapGet("/timeseries", GetTimeSeriesAsync).WithName("GetTimeSeries")
            .TakesQuery(TimeSeriesQuery.Parameters).AnswersExample(200, "The series.", ReportingExamples.TimeSeries).AnswersProblems(400);
    }

    /// <summary>Tells who was active, what they used, and how content they were.</summary>
    /// <param name="context">The request.</param>
    /// <param name="report">Makes the figures.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The figures.</returns>
    internal static async Task<Ok<BusinessIntelligenceResponse>> GetBusinessAsync(HttpContext context, BusinessReport report, TimeProvider time)
    {
        var range = ReportQuery.ReadDays(new(context.Request.Query, ReportQuery.Range), time.GetUtcNow());
        return TypedResults.Ok(await report.MakeAsync(context.TenantId(), range, context.RequestAborted));
    }

    /// <summary>Tells how a figure went over time.</summary>
    /// <param name="context">The request.</param>
    /// <param name="report">Makes the series.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The series.</returns>
    internal static async Task<Ok<TimeSeriesResponse>> GetTimeSeriesAsync(HttpContext context, TimeSeriesReport report, TimeProvider time)
    {
        var asked = TimeSeriesQuery.Read(new(context.Request.Query, TimeSeriesQuery.Parameters), time.GetUtcNow());
        return TypedResults.Ok(await report.MakeAsync(context.TenantId(), asked, context.RequestAborted));
    }
}
