using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.Bodies;
using HelmAI.ApiService.Gateway.Queries;
using HelmAI.ApiService.Intelligence.Imports;
using HelmAI.ApiService.Json;
using HelmAI.ApiService.OpenApi;
using HelmAI.Core.Errors;
using HelmAI.Core.Intelligence;
using HelmAI.Core.Signals;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HelmAI.ApiService.Intelligence.Indicators;

/// <summary>Indicators over HTTP: the tenant's own and the shared ones.</summary>
internal static class IndicatorEndpoints
{
    /// <summary>Maps the routes.</summary>
    /// <param name="intel">The group of intelligence.</param>
    public static void MapIndicatorList(this IEndpointRouteBuilder intel)
    {
        var indicators = intel.MapGroup("/indicators");
        indicators.MapGet("/", ListAsync).WithName("ListIndicators").RequireScope(Scopes.IntelRead)
            .WithDescription("The tenant's own and the shared ones, those that changed last first. `value` finds whatever has that value, in any of its spellings.")
            .TakesQuery(IndicatorQuery.List).AnswersExample(200, "A page of indicators.", IndicatorExamples.List).AnswersProblems(400);
        indicators.MapGet("/{id:guid}", GetAsync).WithName("GetIndicator").RequireScope(Scopes.IntelRead)
            .AnswersExample(200, "The indicator, with what it is related to and how often the tenant has seen it.", IndicatorExamples.Details).AnswersProblems(404);
        indicators.MapDelete("/{id:guid}", WithdrawAsync).WithName("RevokeIndicator").RequireScope(Scopes.IntelWrite)
            .WithDescription("The indicator is no longer looked for, whatever its source will say; it stays in history.")
            .TakesQuery(IndicatorQuery.Shared).AnswersExample(200, "The revoked indicator.", IndicatorExamples.Indicator).AnswersProblems(403, 404);
        indicators.MapPut("/{id:guid}/confidence", OverrideAsync).WithName("SetIndicatorConfidence").RequireScope(Scopes.IntelWrite)
            .WithDescription("The confidence stays as it is set here: it does not decay, and no import changes it. `null` leaves it to source and time again.")
            .TakesJson(IndicatorExamples.ConfidenceSchema, IndicatorExamples.Confidence).TakesQuery(IndicatorQuery.Shared)
            .AnswersExample(200, "The indicator as it stands.", IndicatorExamples.Indicator).AnswersProblems(400, 403, 404, 413, 415);
    }

    /// <summary>Lists indicators.</summary>
    /// <param name="context">The request.</param>
    /// <param name="store">The indicators.</param>
    /// <param name="describer">Describes them.</param>
    /// <returns>A page.</returns>
    internal static async Task<Ok<IndicatorListResponse>> ListAsync(HttpContext context, IIndicatorStore store, IndicatorDescriber describer)
    {
        var query = new QueryReader(context.Request.Query, IndicatorQuery.List);
        if (IndicatorQuery.ReadFilter(query, context.TenantId()) is not { } filter)
        {
            return TypedResults.Ok(new IndicatorListResponse([], NextCursor: null));
        }

        var page = await store.ListAsync(filter, query.Page(), context.RequestAborted);
        return TypedResults.Ok(new IndicatorListResponse([.. page.Items.Select(describer.Describe)], CursorText.From(page.Next)));
    }

    /// <summary>Reads an indicator.</summary>
    /// <param name="id">The UUID of its STIX id.</param>
    /// <param name="context">The request.</param>
    /// <param name="store">The indicators.</param>
    /// <param name="related">What they are related to.</param>
    /// <param name="sightings">What was seen of them.</param>
    /// <param name="describer">Describes them.</param>
    /// <returns>The indicator.</returns>
    internal static async Task<Results<Ok<IndicatorResponse>, NotFound>> GetAsync(
        Guid id, HttpContext context, IIndicatorStore store, IRelatedStore related, ISightingStore sightings, IndicatorDescriber describer)
    {
        var tenantId = context.TenantId();
        if (await store.FindAsync(tenantId, id, context.RequestAborted) is not { } record)
        {
            return TypedResults.NotFound();
        }

        return TypedResults.Ok(describer.Describe(record) with
        {
            Related = await related.ListAsync(tenantId, id, context.RequestAborted),
            Sighting = await sightings.FindAsync(tenantId, record.Indicator.TenantId, id, context.RequestAborted) is { } sighting ? IndicatorSightingResponse.Of(sighting) : null,
        });
    }

    /// <summary>Takes an indicator back.</summary>
    /// <param name="id">The UUID of its STIX id.</param>
    /// <param name="context">The request.</param>
    /// <param name="store">The indicators.</param>
    /// <param name="signals">Tells who looks for it.</param>
    /// <param name="describer">Describes it.</param>
    /// <returns>The indicator as it stands.</returns>
    /// <exception cref="ForbiddenException">It is shared, and the caller may not change what is.</exception>
    internal static async Task<Results<Ok<IndicatorResponse>, NotFound>> WithdrawAsync(
        Guid id, HttpContext context, IIndicatorStore store, ISignalBus signals, IndicatorDescriber describer)
    {
        var owner = ImportQuery.OwnerOf(context, new QueryReader(context.Request.Query, IndicatorQuery.Shared));
        return Answer(await store.WithdrawAsync(owner, id, context.RequestAborted), signals, describer);
    }

    /// <summary>Sets the confidence of an indicator.</summary>
    /// <param name="id">The UUID of its STIX id.</param>
    /// <param name="context">The request.</param>
    /// <param name="store">The indicators.</param>
    /// <param name="signals">Tells who looks for it.</param>
    /// <param name="describer">Describes it.</param>
    /// <returns>The indicator as it stands.</returns>
    /// <exception cref="ValidationException">The confidence is none.</exception>
    /// <exception cref="ForbiddenException">It is shared, and the caller may not change what is.</exception>
    internal static async Task<Results<Ok<IndicatorResponse>, NotFound>> OverrideAsync(
        Guid id, HttpContext context, IIndicatorStore store, ISignalBus signals, IndicatorDescriber describer)
    {
        var owner = ImportQuery.OwnerOf(context, new QueryReader(context.Request.Query, IndicatorQuery.Shared));
        var body = await RequestJson.ReadAsync(context.Request, RequestJsonContext.Default.ConfidenceRequest);
        if (body.Confidence is < 0 or > 100)
        {
            throw new ValidationException("'confidence' is not a whole number from 0 to 100, or null.", "confidence");
        }

        return Answer(await store.OverrideAsync(owner, id, body.Confidence, context.RequestAborted), signals, describer);
    }

    private static Results<Ok<IndicatorResponse>, NotFound> Answer(IndicatorRecord? record, ISignalBus signals, IndicatorDescriber describer)
    {
        if (record is null)
        {
            return TypedResults.NotFound();
        }

        signals.Publish(IndicatorsChanged.Instance);
        return TypedResults.Ok(describer.Describe(record));
    }
}
