using HelmAI.ApiService.Gateway.Authentication;
using Microsoft.OpenApi;

namespace HelmAI.ApiService.OpenApi;

/// <summary>Publishes the description of the API: OpenAPI 3.1 at <c>/openapi/v1.json</c>, open to everyone.</summary>
internal static class OpenApiExtensions
{
    private const string BearerScheme = "Bearer";

    /// <summary>Adds the description.</summary>
    /// <param name="builder">The host.</param>
    /// <returns>The host.</returns>
    public static WebApplicationBuilder AddApiDescription(this WebApplicationBuilder builder)
    {
        builder.Services.AddOpenApi("v1", options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.AddSchemaTransformer((schema, _, _) =>
            {
                // Enumerations are written by name; the generator lists the names and leaves out that they are strings.
                schema.Type ??= schema.Enum is { Count: > 0 } ? JsonSchemaType.String : null;
                return Task.CompletedTask;
            });
            options.AddDocumentTransformer((document, _, _) =>
            {
                Complete(document);
                return Task.CompletedTask;
            });
        });
        return builder;
    }

    /// <summary>Maps the document.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapApiDescription(this IEndpointRouteBuilder routes) => routes.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();

    private static void Complete(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "HelmAI",
            Version = "v1",
            Description = "Send a security-relevant event; read back its risk score, the alerts it raised, why each rule fired and what to do.",
        };
        document.AddComponent(ProblemDescription.SchemaName, ProblemDescription.Schema());
        document.AddComponent<IOpenApiSecurityScheme>(ApiKeyAuthenticationHandler.SchemeName, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = ApiKeyAuthenticationHandler.Header,
            Description = "A tenant's API key, or the operator's.",
        });
        document.AddComponent<IOpenApiSecurityScheme>(BearerScheme, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "The same key, as a bearer token.",
        });
        document.Security =
        [
            new() { [new OpenApiSecuritySchemeReference(ApiKeyAuthenticationHandler.SchemeName, document)] = [] },
            new() { [new OpenApiSecuritySchemeReference(BearerScheme, document)] = [] },
        ];
        document.Tags = new HashSet<OpenApiTag>
        {
            new() { Name = "Events", Description = "Sending events and reading them back." },
            new() { Name = "Alerts", Description = "What was found." },
            new() { Name = "Threats", Description = "Threats that another system reports." },
            new() { Name = "Rules", Description = "What is looked for: shared rules, the tenant's own, its switches and exceptions; trying rules before they count." },
            new() { Name = "Intelligence", Description = "Indicators of compromise: imports, their confidence and what was seen of them." },
            new() { Name = "Keys", Description = "The keys of the caller's tenant." },
            new() { Name = "Tenants", Description = "Those whose data are kept apart; for the operator." },
            new() { Name = "Audit", Description = "Who did what." },
            new() { Name = "Operations", Description = "Probes and monitoring; open to everyone." },
        };
        ProbeDescriptions.AddTo(document);
    }
}
