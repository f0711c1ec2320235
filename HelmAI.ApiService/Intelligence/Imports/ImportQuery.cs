using HelmAI.Analytics.Intelligence.Import;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.Bodies;
using HelmAI.ApiService.Gateway.Queries;
using HelmAI.Core.Errors;
using HelmAI.Core.Intelligence;

namespace HelmAI.ApiService.Intelligence.Imports;

/// <summary>What the head of a request says of its import.</summary>
internal static class ImportQuery
{
    private const string DefaultSource = "api";

    private static readonly Dictionary<string, ImportFormat> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        ["application/stix+json"] = ImportFormat.Json,
        ["application/taxii+json"] = ImportFormat.Json,
        ["application/json"] = ImportFormat.Json,
        ["text/csv"] = ImportFormat.Csv,
        ["text/tab-separated-values"] = ImportFormat.Tsv,
        ["text/plain"] = ImportFormat.List,
    };

    /// <summary>The parameters of an import.</summary>
    public static IReadOnlyList<QueryParameter> Import { get; } =
    [
        new("source", QueryValueKind.Text, "The import's name, which its indicators carry: at most 200 characters, `api` unless told."),
        new("confidence", QueryValueKind.Text, "The confidence of what says none itself: 0 to 100."),
        new("label", QueryValueKind.Text, "A label for everything."),
        new("shared", QueryValueKind.Flag, "`true` makes them work for all tenants; for the operator's keys (`tenants:admin`)."),
    ];

    /// <summary>Reads the head.</summary>
    /// <param name="context">The request.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="BadHttpRequestException">The body is in no format that is known here, or packed otherwise than by gzip (415).</exception>
    /// <exception cref="ValidationException">A parameter is wrong.</exception>
    /// <exception cref="ForbiddenException">The caller may not change what is shared.</exception>
    public static ImportRequest Read(HttpContext context)
    {
        if (BodyType.Of(context.Request) is not { } type || !Formats.TryGetValue(type, out var format))
        {
            throw new BadHttpRequestException($"The body must be in UTF-8 and of one of these types: {string.Join(", ", Formats.Keys)}.", StatusCodes.Status415UnsupportedMediaType);
        }

        if (context.Request.Headers.ContentEncoding is { Count: > 0 } encoding && !(encoding is [{ } one] && one.Equals("gzip", StringComparison.OrdinalIgnoreCase)))
        {
            throw new BadHttpRequestException("The body must be plain or packed by gzip.", StatusCodes.Status415UnsupportedMediaType);
        }

        var query = new QueryReader(context.Request.Query, Import);
        var source = query.Text("source") ?? DefaultSource;
        if (source.Length is 0 or > ImportRequest.MaxSourceLength)
        {
            throw new ValidationException($"The query parameter 'source' is not 1 to {ImportRequest.MaxSourceLength} characters long.", "source");
        }

        return new(OwnerOf(context, query), source, format)
        {
            Confidence = query.Text("confidence") switch
            {
                null => null,
                { } text when byte.TryParse(text, out var confidence) && confidence <= 100 => confidence,
                _ => throw new ValidationException("The query parameter 'confidence' is not a whole number from 0 to 100.", "confidence"),
            },
            Labels = query.Text("label") is { Length: > 0 } label ? [label.ReplaceLineEndings(" ").Trim()] : [],
        };
    }

    /// <summary>Whose indicators a request is about.</summary>
    /// <param name="context">The request.</param>
    /// <param name="query">Its query, which may have <c>shared</c>.</param>
    /// <returns>The caller's tenant, or <see cref="Indicator.Shared"/>.</returns>
    /// <exception cref="ForbiddenException">The caller may not change what is shared.</exception>
    public static string OwnerOf(HttpContext context, QueryReader query)
    {
        if (query.Flag("shared") != true)
        {
            return context.TenantId();
        }

        return context.Caller().Lacks([Scopes.TenantsAdmin]).Any()
            ? throw new ForbiddenException($"To change what all tenants share takes the scope {Scopes.TenantsAdmin}.")
            : Indicator.Shared;
    }
}
