using Microsoft.Net.Http.Headers;

namespace HelmAI.ApiService.Gateway.Bodies;

/// <summary>Tells the media type of a request's body.</summary>
internal static class BodyType
{
    /// <summary>The media type of text in UTF-8.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The type without its parameters; <see langword="null"/> where there is none, it is malformed, or names another encoding than UTF-8.</returns>
    public static string? Of(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            ? type.MediaType.Value
            : null;

    /// <summary>Whether a media type is JSON: its subtype is <c>json</c>, or ends with <c>+json</c> (RFC 6839, section 3.1).</summary>
    /// <param name="mediaType">The type without its parameters.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsJson(string mediaType) =>
        mediaType.EndsWith("/json", StringComparison.OrdinalIgnoreCase) || mediaType.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
}
