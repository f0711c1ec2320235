using System.Globalization;
using System.Text.Json.Nodes;
using HelmAI.ApiService.Events.Intake;
using HelmAI.ApiService.Gateway.Bodies;
using HelmAI.ApiService.Gateway.Queries;
using Microsoft.OpenApi;

namespace HelmAI.ApiService.OpenApi;

/// <summary>What routes say of themselves in the OpenAPI document, beyond what their handlers' types say.</summary>
internal static class RouteDescriptions
{
    // What every route can answer: no key, one of too small a scope, one that is used up, a fault of ours, a database that is down.
    private static readonly int[] AnywhereProblems = [401, 403, 429, 500, 503];

    /// <summary>Describes the JSON body that the route reads.</summary>
    /// <param name="route">The route.</param>
    /// <param name="schema">Makes the body's schema.</param>
    /// <param name="example">A body, as JSON.</param>
    /// <param name="required">Whether there must be one.</param>
    /// <returns>The route.</returns>
    public static RouteHandlerBuilder TakesJson(this RouteHandlerBuilder route, Func<OpenApiSchema> schema, string example, bool required = true) => route.Describe(operation =>
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = required,
            Description = "One JSON object; `application/*+json` is taken as well.",
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                [JsonBody.ContentType] = new() { Schema = schema(), Example = JsonNode.Parse(example) },
            },
        });

    /// <summary>Describes a body that is not one JSON object alone.</summary>
    /// <param name="route">The route.</param>
    /// <param name="description">What the body is.</param>
    /// <param name="examples">A body for each content type that is taken; text types as JSON strings.</param>
    /// <returns>The route.</returns>
    public static RouteHandlerBuilder TakesBody(this RouteHandlerBuilder route, string description, params (string ContentType, string Example)[] examples) => route.TakesBodies(
        description,
        [.. examples.Select(static one => (
            one.ContentType,
            (Func<OpenApiSchema>)(() => new OpenApiSchema { Type = one.ContentType == JsonBody.ContentType ? JsonSchemaType.Object : JsonSchemaType.String }),
            JsonNode.Parse(one.Example)!))]);

    /// <summary>Describes a body that the route reads in several formats.</summary>
    /// <param name="route">The route.</param>
    /// <param name="description">What the formats have in common.</param>
    /// <param name="bodies">The formats: content type, schema and example of each.</param>
    /// <returns>The route.</returns>
    public static RouteHandlerBuilder TakesBodies(
        this RouteHandlerBuilder route, string description, IReadOnlyList<(string ContentType, Func<OpenApiSchema> Schema, JsonNode Example)> bodies) => route.Describe(operation =>
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = description,
            Content = bodies.ToDictionary(
                static body => body.ContentType,
                static body => new OpenApiMediaType { Schema = body.Schema(), Example = body.Example.DeepClone() },
                StringComparer.Ordinal),
        });

    /// <summary>Describes the query parameters that the route takes.</summary>
    /// <param name="route">The route.</param>
    /// <param name="parameters">The parameters.</param>
    /// <returns>The route.</returns>
    public static RouteHandlerBuilder TakesQuery(this RouteHandlerBuilder route, IReadOnlyList<QueryParameter> parameters) => route.Describe(operation =>
        operation.Parameters = [.. operation.Parameters ?? [], .. parameters.Select(parameter => new OpenApiParameter
        {
            Name = parameter.Name,
            In = ParameterLocation.Query,
            Description = parameter.Description,
            Schema = QuerySchemas.Of(parameter.Kind),
        })]);

    /// <summary>Describes the headers by which a sender steers how an event is taken in, and those that answer them.</summary>
    /// <param name="route">The route.</param>
    /// <returns>The route.</returns>
    public static RouteHandlerBuilder TakesIntakeHeaders(this RouteHandlerBuilder route) => route.Describe(operation =>
    {
        operation.Parameters =
        [
            .. operation.Parameters ?? [],
            Header(IdempotencyKey.Header, "Makes a repeated request harmless: the same key with the same body is answered with the first one's result, with another body with 409.",
                new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = IdempotencyKey.MaxLength }),
            Header("Prefer", "`respond-async` answers 202 at once; `wait=N` waits at most N seconds (RFC 7240).", new OpenApiSchema { Type = JsonSchemaType.String }),
        ];
        if (operation.Responses?.GetValueOrDefault("202") is OpenApiResponse accepted)
        {
            accepted.Headers = new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal)
            {
                ["Location"] = new OpenApiHeader { Description = "Where the result can be read.", Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uri-reference" } },
                ["Preference-Applied"] = new OpenApiHeader { Description = "Which preferences were followed.", Schema = new OpenApiSchema { Type = JsonSchemaType.String } },
            };
        }
    });

    /// <summary>Gives an example of an answer.</summary>
    /// <param name="route">The route.</param>
    /// <param name="status">The answer's status.</param>
    /// <param name="description">When it is given.</param>
    /// <param name="example">The answer, as JSON.</param>
    /// <returns>The route.</returns>
    public static RouteHandlerBuilder AnswersExample(this RouteHandlerBuilder route, int status, string description, string example) => route.Describe(operation =>
    {
        var response = (OpenApiResponse)operation.Responses![Key(status)];
        response.Description = description;
        response.Content!.Values.Single().Example = JsonNode.Parse(example);
    });

    /// <summary>Describes an answer that is text.</summary>
    /// <param name="route">The route.</param>
    /// <param name="status">The answer's status.</param>
    /// <param name="contentType">Its media type.</param>
    /// <param name="description">When it is given.</param>
    /// <param name="example">The answer.</param>
    /// <returns>The route.</returns>
    public static RouteHandlerBuilder AnswersText(this RouteHandlerBuilder route, int status, string contentType, string description, string example) => route.Describe(operation =>
        operation.Responses![Key(status)] = new OpenApiResponse
        {
            Description = description,
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                [contentType] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = JsonValue.Create(example) },
            },
        });

    /// <summary>Lists the errors that the route can answer beside those of every route.</summary>
    /// <param name="route">The route.</param>
    /// <param name="statuses">Their statuses.</param>
    /// <returns>The route.</returns>
    public static RouteHandlerBuilder AnswersProblems(this RouteHandlerBuilder route, params int[] statuses) =>
        route.AddOpenApiOperationTransformer((operation, context, _) =>
        {
            foreach (var status in statuses.Concat(AnywhereProblems))
            {
                operation.Responses![Key(status)] = ProblemDescription.Of(status, context.Document!);
            }

            return Task.CompletedTask;
        });

    private static string Key(int status) => status.ToString(CultureInfo.InvariantCulture);

    private static OpenApiParameter Header(string name, string description, OpenApiSchema schema) =>
        new() { Name = name, In = ParameterLocation.Header, Description = description, Schema = schema };

    private static RouteHandlerBuilder Describe(this RouteHandlerBuilder route, Action<OpenApiOperation> describe) =>
        route.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            describe(operation);
            return Task.CompletedTask;
        });
}
