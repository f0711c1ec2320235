using HelmAI.Analytics.RuleSets;
using HelmAI.ApiService.Gateway;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.Bodies;
using HelmAI.ApiService.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HelmAI.ApiService.Rules;

/// <summary>A tenant's exceptions to rules over HTTP.</summary>
internal static class RuleExceptionEndpoints
{
    /// <summary>Maps the routes.</summary>
    /// <param name="rules">The rules' group.</param>
    public static void MapExceptions(this IEndpointRouteBuilder rules)
    {
        rules.MapGet("/{id}/exceptions", ListAsync).WithName("ListRuleExceptions").RequireScope(Scopes.RulesRead)
            .AnswersExample(200, "The exceptions.", RuleExamples.Exceptions).AnswersProblems(404);
        rules.MapPost("/{id}/exceptions", AddAsync).WithName("AddRuleException").RequireScope(Scopes.RulesWrite)
            .WithDescription("Events that meet the condition are no longer found by the rule, nor counted by correlations over it. The exception stays when the rule is updated.")
            .TakesBody("`title`, and `detection` with selections and a condition, as in a rule: YAML or JSON.", (RuleBody.Yaml, RuleExamples.ExceptionYaml), (JsonBody.ContentType, RuleExamples.ExceptionJson))
            .AnswersExample(201, "The exception holds.", RuleExamples.Exception).AnswersProblems(400, 404, 409, 413, 415);
        rules.MapDelete("/{id}/exceptions/{exception:guid}", RemoveAsync).WithName("RemoveRuleException").RequireScope(Scopes.RulesWrite)
            .AnswersExample(200, "The exception is gone.", RuleExamples.ExceptionDeleted).AnswersProblems(404, 409);
    }

    /// <summary>Lists the exceptions to a rule.</summary>
    /// <param name="id">The rule's <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="exceptions">Finds exceptions.</param>
    /// <returns>The exceptions.</returns>
    internal static async Task<Ok<ExceptionListResponse>> ListAsync(string id, HttpContext context, RuleExceptions exceptions) =>
        TypedResults.Ok(new ExceptionListResponse(await exceptions.ListAsync(context.TenantId(), id, context.RequestAborted)));

    /// <summary>Makes an exception to a rule.</summary>
    /// <param name="id">The rule's <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="exceptions">Stores exceptions.</param>
    /// <returns>The exception, or what is wrong.</returns>
    internal static async Task<Results<Created<ExceptionDescription>, ProblemHttpResult>> AddAsync(string id, HttpContext context, RuleExceptions exceptions)
    {
        var yaml = await RuleBody.ReadYamlAsync(context.Request, takesJson: true);
        var (exception, diagnostics) = await exceptions.AddAsync(context.TenantId(), id, yaml, context.RequestAborted);
        return exception is null
            ? RuleProblem.Of(diagnostics)
            : TypedResults.Created($"/api/rules/{Uri.EscapeDataString(id)}/exceptions", exception);
    }

    /// <summary>Withdraws an exception.</summary>
    /// <param name="id">The rule's <c>id</c>.</param>
    /// <param name="exception">The exception's <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="exceptions">Stores exceptions.</param>
    /// <returns>That it is gone.</returns>
    internal static async Task<Results<Ok<RuleStateResponse>, ProblemHttpResult>> RemoveAsync(
        string id, Guid exception, HttpContext context, RuleExceptions exceptions) =>
        await exceptions.RemoveAsync(context.TenantId(), id, exception, context.RequestAborted)
            ? TypedResults.Ok(new RuleStateResponse(exception.ToString(), Deleted: true))
            : Missing.Of("exception");
}
