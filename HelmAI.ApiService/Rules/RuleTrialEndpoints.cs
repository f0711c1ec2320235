using HelmAI.Analytics.RuleSets.Trial;
using HelmAI.ApiService.Events.Parsing;
using HelmAI.ApiService.Gateway;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.Bodies;
using HelmAI.ApiService.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HelmAI.ApiService.Rules;

/// <summary>Trying rules over HTTP: on events at hand, and on stored ones.</summary>
internal static class RuleTrialEndpoints
{
    /// <summary>Maps the routes.</summary>
    /// <param name="rules">The rules' group.</param>
    public static void MapTrials(this IEndpointRouteBuilder rules)
    {
        rules.MapPost("/test", TestAsync).WithName("TestRules").RequireScope(Scopes.RulesRead)
            .WithDescription("Nothing is stored. With `\"routing\": false` every rule meets every event, whatever its log source.")
            .TakesBody("Rules as a string of YAML, and up to 1,000 events.", (JsonBody.ContentType, RuleExamples.TestRequest))
            .AnswersExample(200, "What was found.", RuleExamples.TestResponse).AnswersProblems(400, 413, 415);
        rules.MapPost("/{id}/backtest", StartAsync).WithName("StartBacktest").RequireScope(Scopes.RulesRead)
            .WithDescription("Looks at the tenant's stored events of a time range, oldest first, in the background: the last seven days and 100,000 events unless told.")
            .TakesBody("The time range, and the most events to look at (1 to 1,000,000); all optional.", (JsonBody.ContentType, RuleExamples.BacktestRequest))
            .AnswersExample(202, "The backtest is under way.", RuleExamples.Backtest).AnswersProblems(400, 404, 409, 413, 415);
        rules.MapGet("/backtests/{job:guid}", GetAsync).WithName("GetBacktest").RequireScope(Scopes.RulesRead)
            .AnswersExample(200, "The backtest as it stands.", RuleExamples.Backtest).AnswersProblems(404);
        rules.MapDelete("/backtests/{job:guid}", CancelAsync).WithName("CancelBacktest").RequireScope(Scopes.RulesRead)
            .AnswersExample(200, "The backtest as it stands; one that was under way is cancelled.", RuleExamples.Backtest).AnswersProblems(404);
    }

    /// <summary>Tries rules on events.</summary>
    /// <param name="context">The request.</param>
    /// <param name="parser">Reads events.</param>
    /// <param name="tester">Tries.</param>
    /// <returns>What was found, or what is wrong with the rules.</returns>
    internal static async Task<Results<Ok<RuleTestResponse>, ProblemHttpResult>> TestAsync(HttpContext context, EventParser parser, RuleTester tester)
    {
        var request = RuleTestRequest.Parse(await JsonBody.ReadAsync(context.Request, RuleTestRequest.MaxBytes), context.TenantId(), parser);
        var (diagnostics, results) = await tester.TestAsync(context.TenantId(), request.Rules, request.Events, request.IsRouted, context.RequestAborted);
        return results is null
            ? RuleProblem.Of(diagnostics)
            : TypedResults.Ok(new RuleTestResponse(diagnostics, [.. results.Select(static (one, index) => new TestedEventResponse(index, one.RiskScore, one.Findings, one.Error))]));
    }

    /// <summary>Tries a rule on stored events, in the background.</summary>
    /// <param name="id">The rule's <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="backtester">Takes jobs on.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The job.</returns>
    internal static async Task<Accepted<BacktestReport>> StartAsync(string id, HttpContext context, Backtester backtester, TimeProvider time)
    {
        var request = BacktestBody.Parse(await JsonBody.ReadAsync(context.Request, BacktestBody.MaxBytes), time.GetUtcNow());
        var report = await backtester.StartAsync(context.TenantId(), id, request, context.RequestAborted);
        return TypedResults.Accepted($"/api/rules/backtests/{report.Id}", report);
    }

    /// <summary>Reads how a backtest stands.</summary>
    /// <param name="job">The job's <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="backtester">Finds jobs.</param>
    /// <returns>The job.</returns>
    internal static async Task<Results<Ok<BacktestReport>, ProblemHttpResult>> GetAsync(Guid job, HttpContext context, Backtester backtester) =>
        await backtester.FindAsync(context.TenantId(), job, context.RequestAborted) is { } report ? TypedResults.Ok(report) : Missing.Of("backtest");

    /// <summary>Stops a backtest.</summary>
    /// <param name="job">The job's <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="backtester">Finds jobs.</param>
    /// <returns>The job.</returns>
    internal static async Task<Results<Ok<BacktestReport>, ProblemHttpResult>> CancelAsync(Guid job, HttpContext context, Backtester backtester) =>
        await backtester.CancelAsync(context.TenantId(), job, context.RequestAborted) is { } report ? TypedResults.Ok(report) : Missing.Of("backtest");
}
