using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.Queries;
using HelmAI.ApiService.OpenApi;
using HelmAI.Core.Intelligence;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HelmAI.ApiService.Intelligence.Sightings;

/// <summary>Sightings over HTTP, as other programs take them in.</summary>
internal static class SightingEndpoints
{
    private const string Example =
        """
        {
          "type": "bundle", "id": "bundle--019c1a2b-3c4d-7e5f-8a9b-0c1d2e3f4a5b",
          "objects": [{
            "type": "sighting", "spec_version": "2.1", "id": "sighting--019c1a2b-3c50-7a11-9b22-3c4d5e6f7081", "created": "2026-02-01T08:00:01.000Z", "modified": "2026-02-03T17:30:01.000Z",
            "first_seen": "2026-02-01T08:00:00.000Z", "last_seen": "2026-02-03T17:30:00.000Z", "count": 4, "sighting_of_ref": "indicator--d81f86b9-975b-4c0b-875e-810c5ad45a4f"
          }]
        }
        """;

    /// <summary>Maps the route.</summary>
    /// <param name="intel">The group of intelligence.</param>
    public static void MapSightings(this IEndpointRouteBuilder intel) =>
        intel.MapGet("/sightings", ListAsync).WithName("ListSightings").RequireScope(Scopes.IntelRead)
            .WithDescription("A STIX 2.1 bundle (`application/stix+json;version=2.1`), what was counted last first. Where more follow, the header `Link` names the next page.")
            .Produces<SightingBundle>(StatusCodes.Status200OK, SightingBundle.ContentType)
            .TakesQuery(QueryParameter.Paging).AnswersExample(200, "A page of sightings.", Example).AnswersProblems(400);

    /// <summary>Lists what the tenant has seen of indicators.</summary>
    /// <param name="context">The request.</param>
    /// <param name="store">The sightings.</param>
    /// <param name="time">The clock.</param>
    /// <returns>A bundle.</returns>
    internal static async Task<JsonHttpResult<SightingBundle>> ListAsync(HttpContext context, ISightingStore store, TimeProvider time)
    {
        var query = new QueryReader(context.Request.Query, QueryParameter.Paging);
        var request = query.Page();
        var page = await store.ListAsync(context.TenantId(), request, context.RequestAborted);
        if (CursorText.From(page.Next) is { } next)
        {
            context.Response.Headers.Link = $"</api/intel/sightings?limit={request.Limit}&cursor={next}>; rel=\"next\"";
        }

        var bundle = new SightingBundle($"bundle--{Guid.CreateVersion7(time.GetUtcNow())}", [.. page.Items.Select(SightingObject.Of)]);
        return TypedResults.Json(bundle, contentType: SightingBundle.ContentType);
    }
}
