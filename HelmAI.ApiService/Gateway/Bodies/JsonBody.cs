namespace HelmAI.ApiService.Gateway.Bodies;

/// <summary>Reads the body of a request that must be JSON.</summary>
internal static class JsonBody
{
    /// <summary>The content type that routes state; <c>application/*+json</c> is taken as well.</summary>
    public const string ContentType = "application/json";

    /// <summary>Reads the whole body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="maxBytes">The largest body that is taken.</param>
    /// <returns>The bytes as they were sent; perhaps none.</returns>
    /// <exception cref="BadHttpRequestException">The body is not JSON in UTF-8 (415), too large (413), or ended early (400).</exception>
    public static Task<byte[]> ReadAsync(HttpRequest request, int maxBytes) =>
        BodyType.Of(request) is { } type && BodyType.IsJson(type)
            ? WholeBody.ReadAsync(request, maxBytes)
            : throw new BadHttpRequestException("The body must be JSON in UTF-8: send the header 'Content-Type: application/json'.", StatusCodes.Status415UnsupportedMediaType);
}
