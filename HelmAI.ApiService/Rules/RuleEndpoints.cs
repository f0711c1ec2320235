using System.Globalization;
using HelmAI.Analytics;
using HelmAI.Analytics.RuleSets;
using HelmAI.ApiService.Gateway;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.Queries;
using HelmAI.ApiService.OpenApi;
using HelmAI.Core.Errors;
using HelmAI.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace HelmAI.ApiService.Rules;

/// <summary>Rules over HTTP: the shared ones, and a tenant's own over them.</summary>
internal static class RuleEndpoints
{
    /// <summary>Registers what the routes need.</summary>
    /// <param name="builder">The host.</param>
    /// <returns>The host.</returns>
    public static WebApplicationBuilder AddRules(this WebApplicationBuilder builder)
    {
        builder.Services.AddRuleAdministration();
        return builder;
    }

    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapRules(this IEndpointRouteBuilder routes)
    {
        var rules = routes.MapGroup("/rules").WithTags("Rules");
        rules.MapGet("/", ListAsync).WithName("ListRules").RequireScope(Scopes.RulesRead)
            .TakesQuery(RuleQuery.List).AnswersExample(200, "A page of rules.", RuleExamples.List).AnswersProblems(400);
        rules.MapPost("/", CreateAsync).WithName("CreateRules").RequireScope(Scopes.RulesWrite)
            .WithDescription("All documents are stored, or none where one has an error; the problem's `context.diagnostics` has each with code, line and remedy.")
            .TakesBody("Sigma rules, correlations and filters.", (RuleBody.Yaml, RuleExamples.YamlBody)).TakesQuery(RuleQuery.DryRun)
            .AnswersExample(200, "What would be stored.", RuleExamples.DryRun).AnswersExample(201, "What was stored.", RuleExamples.Saved).AnswersProblems(400, 409, 413, 415);
        rules.MapGet("/{id}", GetAsync).WithName("GetRule").RequireScope(Scopes.RulesRead)
            .AnswersExample(200, "The rule.", RuleExamples.Details).AnswersProblems(404);
        rules.MapPut("/{id}", ReplaceAsync).WithName("ReplaceRule").RequireScope(Scopes.RulesWrite)
            .WithDescription("Changes an own rule, or puts one in the place of a shared one of the same id. With `If-Match`, only the revision that `ETag` named.")
            .TakesBody("One document with the id of the path.", (RuleBody.Yaml, RuleExamples.YamlBody))
            .AnswersExample(200, "What was stored.", RuleExamples.Saved).AnswersProblems(400, 404, 409, 412, 413, 415);
        rules.MapDelete("/{id}", DeleteAsync).WithName("DeleteRule").RequireScope(Scopes.RulesWrite)
            .WithDescription("Removes an own rule; a shared one in whose place it was works again.")
            .AnswersExample(200, "The rule is gone.", RuleExamples.Deleted).AnswersProblems(404, 409);
        rules.MapPost("/{id}/enable", EnableAsync).WithName("EnableRule").RequireScope(Scopes.RulesWrite)
            .AnswersExample(200, "The rule works.", RuleExamples.Rule).AnswersProblems(404, 409);
        rules.MapPost("/{id}/disable", DisableAsync).WithName("DisableRule").RequireScope(Scopes.RulesWrite)
            .WithDescription("The rule finds nothing for this tenant, and counts for no correlation.")
            .AnswersExample(200, "The rule does not work.", RuleExamples.Rule).AnswersProblems(404, 409);
        rules.MapPost("/reload", ReloadAsync).WithName("ReloadRules").RequireScope(Scopes.TenantsAdmin)
            .WithDescription("All processes read the shared rules again from their directories. Where that would lose a rule that works, those in force stay.")
            .AnswersExample(200, "The shared rules are in force.", """{"rules":3141}""").AnswersProblems(409);
        rules.MapExceptions();
        rules.MapImport();
        rules.MapTrials();
        rules.MapCoverage();
    }

    /// <summary>Lists rules.</summary>
    /// <param name="context">The request.</param>
    /// <param name="catalog">Shows rules.</param>
    /// <returns>A page.</returns>
    internal static async Task<Ok<RuleListResponse>> ListAsync(HttpContext context, RuleCatalog catalog)
    {
        var query = new QueryReader(context.Request.Query, RuleQuery.List);
        return TypedResults.Ok(RuleQuery.Page(query, await catalog.ListAsync(context.TenantId(), context.RequestAborted)));
    }

    /// <summary>Reads a rule with its text and what is said about it.</summary>
    /// <param name="id">The rule's <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="catalog">Shows rules.</param>
    /// <returns>The rule; an own one with its revision as <c>ETag</c>.</returns>
    internal static async Task<Results<Ok<RuleDetails>, ProblemHttpResult>> GetAsync(string id, HttpContext context, RuleCatalog catalog)
    {
        if (await catalog.FindAsync(context.TenantId(), id, context.RequestAborted) is not { } rule)
        {
            return Missing.Of("rule");
        }

        if (rule.Revision is { } revision)
        {
            context.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{revision}\"");
        }

        return TypedResults.Ok(rule);
    }

    /// <summary>Adds rules of one's own.</summary>
    /// <param name="context">The request.</param>
    /// <param name="editor">Stores rules.</param>
    /// <returns>What was stored, or what is wrong.</returns>
    internal static async Task<Results<Ok<RuleSaveResponse>, Created<RuleSaveResponse>, ProblemHttpResult>> CreateAsync(HttpContext context, RuleEditor editor)
    {
        var isDryRun = new QueryReader(context.Request.Query, RuleQuery.DryRun).Flag("dry_run") == true;
        var result = await editor.CreateAsync(context.TenantId(), await RuleBody.ReadYamlAsync(context.Request), isDryRun, context.RequestAborted);
        if (result.IsRejected)
        {
            return RuleProblem.Of(result.Diagnostics);
        }

        var response = new RuleSaveResponse(result.Rules, result.Diagnostics, isDryRun);
        return isDryRun ? TypedResults.Ok(response) : TypedResults.Created($"/api/rules/{Uri.EscapeDataString(result.Rules[0].Id)}", response);
    }

    /// <summary>Changes a rule.</summary>
    /// <param name="id">The rule's <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="editor">Stores rules.</param>
    /// <returns>What was stored, or what is wrong.</returns>
    internal static async Task<Results<Ok<RuleSaveResponse>, ProblemHttpResult>> ReplaceAsync(string id, HttpContext context, RuleEditor editor)
    {
        var expected = ExpectedRevision(context.Request);
        var yaml = await RuleBody.ReadYamlAsync(context.Request);
        try
        {
            var result = await editor.ReplaceAsync(context.TenantId(), id, yaml, expected, context.RequestAborted);
            return result.IsRejected ? RuleProblem.Of(result.Diagnostics) : TypedResults.Ok(new RuleSaveResponse(result.Rules, result.Diagnostics, DryRun: false));
        }
        catch (ConflictException conflict) when (expected is not null)
        {
            return conflict.ToProblem(StatusCodes.Status412PreconditionFailed);
        }
    }

    /// <summary>Removes a rule of one's own.</summary>
    /// <param name="id">The rule's <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="editor">Stores rules.</param>
    /// <returns>That it is gone.</returns>
    internal static async Task<Ok<RuleStateResponse>> DeleteAsync(string id, HttpContext context, RuleEditor editor)
    {
        await editor.DeleteAsync(context.TenantId(), id, context.RequestAborted);
        return TypedResults.Ok(new RuleStateResponse(id, Deleted: true));
    }

    /// <summary>Lets a rule work.</summary>
    /// <param name="id">The rule's <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="editor">Stores switches.</param>
    /// <returns>The rule.</returns>
    internal static async Task<Ok<RuleDescription>> EnableAsync(string id, HttpContext context, RuleEditor editor) =>
        TypedResults.Ok(await editor.SwitchAsync(context.TenantId(), id, isEnabled: true, context.RequestAborted));

    /// <summary>Keeps a rule from working.</summary>
    /// <param name="id">The rule's <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="editor">Stores switches.</param>
    /// <returns>The rule.</returns>
    internal static async Task<Ok<RuleDescription>> DisableAsync(string id, HttpContext context, RuleEditor editor) =>
        TypedResults.Ok(await editor.SwitchAsync(context.TenantId(), id, isEnabled: false, context.RequestAborted));

    /// <summary>Reads the shared rules again, in all processes.</summary>
    /// <param name="context">The request.</param>
    /// <param name="editor">Asks for it.</param>
    /// <param name="catalog">Shows rules.</param>
    /// <returns>How many there are, or why those before stay.</returns>
    internal static async Task<Results<Ok<ReloadResponse>, ProblemHttpResult>> ReloadAsync(HttpContext context, RuleEditor editor, RuleCatalog catalog)
    {
        if (await editor.ReloadAsync(context.RequestAborted) is { } fault)
        {
            return new ConflictException($"The rules in force stay: {fault}").ToProblem();
        }

        return TypedResults.Ok(new ReloadResponse(catalog.SharedCount));
    }

    private static long? ExpectedRevision(HttpRequest request)
    {
        var header = request.GetTypedHeaders().IfMatch;
        return header is null or [] || header[0].Equals(EntityTagHeaderValue.Any) ? null
            : header is [{ IsWeak: false, Tag: var tag }] && long.TryParse(tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision
            : throw new ValidationException("The header 'If-Match' is not an ETag that a rule was answered with.", "If-Match");
    }
}
