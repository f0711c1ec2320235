using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HelmAI.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace HelmAI.Tests.ApiService.OpenApi;

public sealed class OpenApiTests(HelmApp app) : IClassFixture<HelmApp>
{
    [Fact]
    public async Task Document_WithoutKey_IsValidOpenApi31()
    {
        using var client = app.WithoutKey();

        var read = OpenApiDocument.Parse(await client.GetStringAsync("/openapi/v1.json"), "json");

        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic.SpecificationVersion);
        Assert.Equal(2, read.Document!.Components!.SecuritySchemes!.Count);
    }

    [Fact]
    public async Task Document_EveryMappedRoute_IsDescribed()
    {
        var paths = (await app.ReadAsync("/openapi/v1.json"))["paths"]!;
        var routes = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => !route.RoutePattern.RawText!.StartsWith("/openapi/", StringComparison.Ordinal))
            .SelectMany(route => (route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => (Path: PathOf(route), Method: method)))
            .Where(route => route.Method != "HEAD")
            .ToList();

        Assert.NotEmpty(routes);
        foreach (var (path, method) in routes)
        {
            var operation = paths[path]?[method.ToLowerInvariant()];
            Assert.True(operation is not null, $"{method} {path} is not described");
            Assert.False(string.IsNullOrWhiteSpace((string?)operation["summary"]), $"{method} {path} has no summary");
        }
    }

    [Fact]
    public async Task Document_EveryOperation_HasTagsResponsesAndExamples()
    {
        var document = await app.ReadAsync("/openapi/v1.json");
        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in item!.AsObject())
            {
                var name = $"{method} {path}";
                Assert.True(operation!["tags"] is JsonArray { Count: > 0 }, $"{name} has no tag");
                ExpectExamples(operation["requestBody"]?["content"], $"{name}, body");
                foreach (var (status, response) in operation["responses"]!.AsObject())
                {
                    Assert.False(string.IsNullOrEmpty((string?)response!["description"]), $"{name}, {status}");
                    Assert.True(response["content"] is not null, $"{name}, {status} has no content");
                    ExpectExamples(response["content"], $"{name}, {status}");
                }

                if (path.StartsWith("/api/", StringComparison.Ordinal))
                {
                    Assert.Equal("#/components/schemas/Problem", (string?)operation["responses"]!["401"]!["content"]!["application/problem+json"]!["schema"]!["$ref"]);
                }

                foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
                {
                    Assert.False(string.IsNullOrEmpty((string?)parameter!["description"]), $"{name}, {parameter["name"]}");
                }
            }
        }
    }

    [Theory]
    [InlineData("/api/events")]
    [InlineData("/api/threats/analyze")]
    [InlineData("/api/analytics/track-activity")]
    [InlineData("/api/analytics/feature-usage")]
    [InlineData("/api/analytics/ai-interaction")]
    public async Task RequestExample_Posted_IsTakenAndAnsweredWithTheMembersOfTheResponseExample(string path)
    {
        var operation = (await app.ReadAsync("/openapi/v1.json"))["paths"]![path]!["post"]!;
        var body = operation["requestBody"]!["content"]!["application/json"]!["example"]!.ToJsonString();

        using var client = app.WithKey();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(path, content);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            Members(operation["responses"]!["200"]!["content"]!["application/json"]!["example"]!),
            Members(await response.ReadJsonAsync()));
    }

    private static string PathOf(RouteEndpoint route) =>
        "/" + string.Join('/', route.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            _ => string.Empty,
        }))));

    private static void ExpectExamples(JsonNode? content, string where)
    {
        foreach (var (type, media) in content?.AsObject() ?? [])
        {
            Assert.True(media!["schema"] is not null, $"{where}: {type} has no schema");
            Assert.True(media["example"] is not null, $"{where}: {type} has no example");
        }
    }

    private static string[] Members(JsonNode node) => [.. node.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal)];
}
