using System.Buffers;
using Microsoft.Net.Http.Headers;

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
    public static async Task<byte[]> ReadAsync(HttpRequest request, int maxBytes)
    {
        CheckType(request);
        if (request.ContentLength > maxBytes)
        {
            throw TooLarge(maxBytes);
        }

        var read = await request.BodyReader.ReadAtLeastAsync(maxBytes + 1, request.HttpContext.RequestAborted);
        var isTooLarge = read.Buffer.Length > maxBytes;
        var body = isTooLarge ? [] : read.Buffer.ToArray();
        request.BodyReader.AdvanceTo(read.Buffer.End);
        return isTooLarge ? throw TooLarge(maxBytes) : body;
    }

    private static void CheckType(HttpRequest request)
    {
        var isJson = MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && (type.MediaType.Equals(ContentType, StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
            && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
        if (!isJson)
        {
            throw new BadHttpRequestException("The body must be JSON in UTF-8: send the header 'Content-Type: application/json'.", StatusCodes.Status415UnsupportedMediaType);
        }

        if (request.Headers.ContentEncoding.Count > 0)
        {
            throw new BadHttpRequestException("The body must not be compressed here: leave the header Content-Encoding out.", StatusCodes.Status415UnsupportedMediaType);
        }
    }

    private static BadHttpRequestException TooLarge(int maxBytes) =>
        new($"The body is larger than {maxBytes} bytes.", StatusCodes.Status413PayloadTooLarge);
}
