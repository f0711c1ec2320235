using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using HelmAI.Analytics.Intelligence.Import;
using HelmAI.ApiService.Events.Intake;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.Queries;
using HelmAI.ApiService.OpenApi;
using HelmAI.Core.Errors;
using HelmAI.Core.Intelligence;
using HelmAI.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace HelmAI.ApiService.Intelligence.Imports;

/// <summary>The import of indicators over HTTP.</summary>
internal static class ImportEndpoints
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(0.5);

    /// <summary>Maps the routes.</summary>
    /// <param name="intel">The group of intelligence.</param>
    public static void MapImports(this IEndpointRouteBuilder intel)
    {
        intel.MapPost("/indicators", ImportAsync).WithName("ImportIndicators").RequireScope(Scopes.IntelWrite)

            // As large as HELM_INTEL_IMPORT_MAX_MB says: the body goes to the disk as it comes.
            .WithMetadata(new DisableRequestSizeLimitAttribute())
            .WithDescription(ImportExamples.Description)
            .TakesBody("Indicators in one of these formats, plain or packed by gzip.", ImportExamples.Bodies).TakesQuery(ImportQuery.Import)
            .AnswersExample(200, "The import is done.", ImportExamples.Done).AnswersExample(202, "The import is under way.", ImportExamples.Running).AnswersProblems(400, 409, 413, 415);
        intel.MapGet("/imports", ListAsync).WithName("ListImports").RequireScope(Scopes.IntelRead)
            .TakesQuery(QueryParameter.Paging).AnswersExample(200, "A page of imports, newest first.", ImportExamples.List).AnswersProblems(400);
        intel.MapGet("/imports/{id:guid}", GetAsync).WithName("GetImport").RequireScope(Scopes.IntelRead)
            .AnswersExample(200, "The import as it stands.", ImportExamples.Running).AnswersProblems(404);
        intel.MapGet("/imports/{id:guid}/progress", WatchAsync).WithName("WatchImport").RequireScope(Scopes.IntelRead)
            .WithDescription("Server-sent events: `progress` with the import as it stands whenever that changes, twice a second at most, and `finished` as the last.")
            .AnswersText(200, "text/event-stream", "The stream.", ImportExamples.Stream).AnswersProblems(404);
    }

    /// <summary>Imports indicators.</summary>
    /// <param name="context">The request.</param>
    /// <param name="imports">Takes imports on.</param>
    /// <returns>200 with what came of it, or 202 with the job while it is under way.</returns>
    internal static async Task<Results<Ok<IndicatorImportReport>, Accepted<IndicatorImportReport>, ProblemHttpResult>> ImportAsync(
        HttpContext context, IndicatorImports imports)
    {
        var request = ImportQuery.Read(context);
        var preference = Preference.Parse(context.Request.Headers["Prefer"]);
        var limit = imports.LongestWait;
        IndicatorImportReport? report;
        try
        {
            report = await imports.StartAsync(context.TenantId(), request, context.Request.Body, preference.WaitWithin(limit), context.RequestAborted);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException && context.RequestAborted.IsCancellationRequested)
        {
            throw new BadHttpRequestException("The body broke off.", exception);
        }

        if (report is null)
        {
            throw new BadHttpRequestException("The import is larger than HELM_INTEL_IMPORT_MAX_MB allows.", StatusCodes.Status413PayloadTooLarge);
        }

        var isRunning = report.State == ImportState.Running;
        if (preference.Applied(limit, isRunning) is { } applied)
        {
            context.Response.Headers["Preference-Applied"] = applied;
        }

        return report.State switch
        {
            ImportState.Running => TypedResults.Accepted($"/api/intel/imports/{report.Id}", report),
            ImportState.Failed => Describe(report),
            _ => TypedResults.Ok(report),
        };
    }

    /// <summary>Lists imports.</summary>
    /// <param name="context">The request.</param>
    /// <param name="imports">The imports.</param>
    /// <returns>A page.</returns>
    internal static async Task<Ok<ImportListResponse>> ListAsync(HttpContext context, IndicatorImports imports)
    {
        var query = new QueryReader(context.Request.Query, QueryParameter.Paging);
        var page = await imports.ListAsync(context.TenantId(), query.Page(), context.RequestAborted);
        return TypedResults.Ok(new ImportListResponse(page.Items, CursorText.From(page.Next)));
    }

    /// <summary>Reads an import.</summary>
    /// <param name="id">The import's <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="imports">The imports.</param>
    /// <returns>The import as it stands.</returns>
    internal static async Task<Results<Ok<IndicatorImportReport>, NotFound>> GetAsync(Guid id, HttpContext context, IndicatorImports imports) =>
        await imports.FindAsync(context.TenantId(), id, context.RequestAborted) is { } report ? TypedResults.Ok(report) : TypedResults.NotFound();

    /// <summary>Tells how an import goes on until it ends.</summary>
    /// <param name="id">The import's <c>id</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="imports">The imports.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The stream.</returns>
    internal static async Task<Results<ServerSentEventsResult<IndicatorImportReport>, NotFound>> WatchAsync(Guid id, HttpContext context, IndicatorImports imports, TimeProvider time)
    {
        var tenantId = context.TenantId();
        if (await imports.FindAsync(tenantId, id, context.RequestAborted) is null)
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.ServerSentEvents(FollowAsync(() => imports.FindAsync(tenantId, id, context.RequestAborted), time, context.RequestAborted));
    }

    private static async IAsyncEnumerable<SseItem<IndicatorImportReport>> FollowAsync(
        Func<Task<IndicatorImportReport?>> find, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IndicatorImportReport? told = null;
        while (await find() is { } report)
        {
            var isFinished = report.State != ImportState.Running;
            if (isFinished || told is null || told with { Errors = report.Errors } != report)
            {
                yield return new(report, isFinished ? "finished" : "progress");
                told = report;
            }

            if (isFinished)
            {
                yield break;
            }

            await Task.Delay(LookEvery, time, cancellationToken);
        }
    }

    // What came before the fault is stored, and counted in the answer.
    private static ProblemHttpResult Describe(IndicatorImportReport report)
    {
        var problem = new ValidationException(report.Error ?? "The import failed.").ToProblem();
        problem.ProblemDetails.Extensions["import"] = report;
        return problem;
    }
}
