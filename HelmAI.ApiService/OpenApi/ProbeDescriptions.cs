using System.Net.Mime;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace HelmAI.ApiService.OpenApi;

/// <summary>Describes the routes for probes and monitoring, which are mapped without the metadata that descriptions are made from.</summary>
internal static class ProbeDescriptions
{
    /// <summary>Adds them.</summary>
    /// <param name="document">The document.</param>
    public static void AddTo(OpenApiDocument document)
    {
        document.Paths["/alive"] = Get("Tells whether the process runs", MediaTypeNames.Application.Json, "{\"status\":\"healthy\"}", canFail: false);
        document.Paths["/health"] = Get("Tells whether the service can serve; with a key, also how each part is", MediaTypeNames.Application.Json, "{\"status\":\"healthy\"}", canFail: true);
        document.Paths["/metrics"] = Get("Shows the metrics in Prometheus text format", MediaTypeNames.Text.Plain, "\"http_requests_total{method=\\\"POST\\\",endpoint=\\\"/api/events\\\",status=\\\"200\\\"} 42\"", canFail: false);
    }

    private static OpenApiPathItem Get(string summary, string contentType, string example, bool canFail)
    {
        var operation = new OpenApiOperation
        {
            Summary = summary,
            Tags = new HashSet<OpenApiTagReference> { new("Operations") },
            Security = [],
            Responses = new OpenApiResponses { ["200"] = Response("OK", contentType, example) },
        };
        if (canFail)
        {
            operation.Responses["503"] = Response("Some part is unhealthy.", contentType, "{\"status\":\"unhealthy\"}");
        }

        return new OpenApiPathItem { Operations = new Dictionary<HttpMethod, OpenApiOperation> { [HttpMethod.Get] = operation } };
    }

    private static OpenApiResponse Response(string description, string contentType, string example) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            [contentType] = new()
            {
                Schema = new OpenApiSchema { Type = contentType == MediaTypeNames.Text.Plain ? JsonSchemaType.String : JsonSchemaType.Object },
                Example = JsonNode.Parse(example),
            },
        },
    };
}
