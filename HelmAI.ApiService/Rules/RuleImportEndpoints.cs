using System.Text.Json;
using HelmAI.Analytics.RuleSets.Import;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.Bodies;
using HelmAI.ApiService.Gateway.Queries;
using HelmAI.ApiService.OpenApi;
using HelmAI.Core.Errors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HelmAI.ApiService.Rules;

/// <summary>The import of many rules over HTTP.</summary>
internal static class RuleImportEndpoints
{
    private const string Zip = "application/zip";
    private const string Gzip = "application/gzip";

    /// <summary>Maps the route.</summary>
    /// <param name="rules">The rules' group.</param>
    public static void MapImport(this IEndpointRouteBuilder rules) =>
        rules.MapPost("/import", ImportAsync).WithName("ImportRules").RequireScope(Scopes.RulesWrite)
            .WithDescription("Rules of the same id are replaced, documents with errors are left out and told. A directory must lie within `HELM_RULES_IMPORT_ROOT`.")
            .TakesBody(
                "A zip or gzipped tar archive of at most 24 MiB, or a directory on the server.",
                (Zip, "\"(the archive's bytes)\""), (Gzip, "\"(the archive's bytes)\""), (JsonBody.ContentType, """{"directory":"sigma/rules"}"""))
            .TakesQuery(RuleQuery.DryRun)
            .AnswersExample(200, "What it came to.", RuleExamples.Import).AnswersProblems(400, 409, 413, 415);

    /// <summary>Imports the rules of an archive, or of a directory on the server.</summary>
    /// <param name="context">The request.</param>
    /// <param name="importer">Imports.</param>
    /// <returns>What it came to.</returns>
    internal static async Task<Ok<ImportReport>> ImportAsync(HttpContext context, RuleImporter importer)
    {
        var isDryRun = new QueryReader(context.Request.Query, RuleQuery.DryRun).Flag("dry_run") == true;
        if (BodyType.Of(context.Request) is { } type && BodyType.IsJson(type))
        {
            var directory = ReadDirectory(await JsonBody.ReadAsync(context.Request, maxBytes: 16_384));
            return TypedResults.Ok(await importer.ImportDirectoryAsync(context.TenantId(), directory, isDryRun, context.RequestAborted));
        }

        // The archive says itself what it is; senders name these types in a dozen ways.
        var archive = await WholeBody.ReadAsync(context.Request, RuleImporter.MaxArchiveBytes);
        return TypedResults.Ok(await importer.ImportArchiveAsync(context.TenantId(), archive, isDryRun, context.RequestAborted));
    }

    private static string ReadDirectory(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("directory", out var directory) && directory.ValueKind == JsonValueKind.String
                ? directory.GetString()!
                : throw new ValidationException("The body is not an object with the member 'directory', a string.", "directory");
        }
        catch (JsonException exception)
        {
            throw new ValidationException("The body is not JSON.", cause: exception);
        }
    }
}
