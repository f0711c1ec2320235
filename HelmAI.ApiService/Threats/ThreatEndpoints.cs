using HelmAI.Analytics.Intelligence.Providers;
using HelmAI.ApiService.Events;
using HelmAI.ApiService.Events.BackPressure;
using HelmAI.ApiService.Events.Intake;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.Bodies;
using HelmAI.ApiService.Gateway.RateLimiting;
using HelmAI.ApiService.OpenApi;
using HelmAI.Core.Events;
using HelmAI.Core.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace HelmAI.ApiService.Threats;

/// <summary>Reported threats, and what is known of threats, over HTTP.</summary>
internal static class ThreatEndpoints
{
    /// <summary>Registers what the routes need.</summary>
    /// <param name="builder">The host.</param>
    /// <returns>The host.</returns>
    public static WebApplicationBuilder AddThreats(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ThreatParser>();
        return builder.AddThreatLookups();
    }

    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapThreats(this IEndpointRouteBuilder routes)
    {
        var threats = routes.MapGroup("/threats").WithTags("Threats");
        threats.MapPost("/analyze", AnalyzeAsync).WithName("AnalyzeThreat").RequireScope(Scopes.EventsWrite).WithLimit(LimitGroup.Ingestion).RefusesWhenBacklogIsFull()
            .WithDescription("The threat is stored as an event of type `threat`. Answers 200 with the result, or 202 where the analysis takes longer than the wait.")
            .TakesJson(ThreatExamples.RequestSchema, ThreatExamples.Request).TakesIntakeHeaders()
            .AnswersExample(200, "The threat's result.", ThreatExamples.Response).AnswersExample(202, "The threat is stored and waits for its analysis.", ThreatExamples.Queued).AnswersProblems(400, 409, 413, 415);
        threats.MapLookups();
    }

    /// <summary>Reports a threat and waits for its analysis.</summary>
    /// <param name="context">The request.</param>
    /// <param name="parser">Reads the body.</param>
    /// <param name="intake">Stores and waits.</param>
    /// <param name="alerts">Finds alerts.</param>
    /// <param name="options">The limits.</param>
    /// <returns>200 with the result, or 202 while it is queued.</returns>
    internal static async Task<Results<Ok<ThreatResponse>, Accepted<ThreatResponse>>> AnalyzeAsync(
        HttpContext context, ThreatParser parser, EventIntake intake, IAlertStore alerts, IOptions<EventOptions> options)
    {
        var body = await JsonBody.ReadAsync(context.Request, options.Value.MaxBytes);
        var record = await intake.SubmitAsync(new EventSubmission(parser.Parse(body, context.TenantId())), context);
        var (stored, assessment) = record;
        if (assessment is null)
        {
            return TypedResults.Accepted($"/api/events/{stored.Id}", ThreatResponse.From(record, []));
        }

        var raised = await alerts.ListByEventAsync(stored.TenantId, stored.Id, context.RequestAborted);
        return TypedResults.Ok(ThreatResponse.From(record, raised));
    }
}
