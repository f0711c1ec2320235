using System.Buffers;

namespace HelmAI.ApiService.Gateway.Bodies;

/// <summary>Reads the body of a request as a whole.</summary>
internal static class WholeBody
{
    /// <summary>Reads it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="maxBytes">The largest body that is taken.</param>
    /// <returns>The bytes as they were sent; perhaps none.</returns>
    /// <exception cref="BadHttpRequestException">The body is packed (415), too large (413), or ended early (400).</exception>
    public static async Task<byte[]> ReadAsync(HttpRequest request, int maxBytes)
    {
        if (request.Headers.ContentEncoding.Count > 0)
        {
            throw new BadHttpRequestException("The body must not be compressed here: leave the header Content-Encoding out.", StatusCodes.Status415UnsupportedMediaType);
        }

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

    private static BadHttpRequestException TooLarge(int maxBytes) =>
        new($"The body is larger than {maxBytes} bytes.", StatusCodes.Status413PayloadTooLarge);
}
