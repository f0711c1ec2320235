using System.Text;
using System.Text.Json;
using HelmAI.Core.Errors;
using Microsoft.Net.Http.Headers;

namespace HelmAI.ApiService.Events.CloudEvents;

/// <summary>Reads the attributes of a CloudEvent from headers (CloudEvents HTTP binding 1.0.2, section 3.1.3).</summary>
internal static class CloudEventHeaders
{
    private const string Prefix = "ce-";
    private const string DataContentType = "datacontenttype";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whether a request carries a CloudEvent in its headers.</summary>
    /// <param name="headers">The request's headers.</param>
    /// <returns>Whether it does: it has the header by which every such request states its version.</returns>
    public static bool Present(IHeaderDictionary headers) => headers.ContainsKey("ce-specversion");

    /// <summary>Reads the attributes; <c>Content-Type</c> is <c>datacontenttype</c> (section 3.1.1).</summary>
    /// <param name="headers">The request's headers.</param>
    /// <returns>The attributes, not checked yet.</returns>
    /// <exception cref="ValidationException">A header is not an attribute.</exception>
    public static CloudEventAttributes Read(IHeaderDictionary headers)
    {
        var attributes = new CloudEventAttributes();
        foreach (var (header, values) in headers)
        {
            if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var name = header[Prefix.Length..].ToLowerInvariant();
            if (name == DataContentType)
            {
                throw new ValidationException("The media type of the data is the header Content-Type's, not that of 'ce-datacontenttype'.", header);
            }

            attributes.Add(name, ToJson(values is [{ } value] ? Decode(value) : null) ?? throw new ValidationException($"The header '{header}' is not one text in percent-encoded UTF-8.", name));
        }

        if (headers.ContentType is [{ Length: > 0 } contentType])
        {
            attributes.Add(DataContentType, ToJson(contentType)!.Value);
        }

        return attributes;
    }

    // Section 3.1.3.2: quotes first (RFC 9110, section 5.6.4), then one round of percent-decoding; what is then no UTF-8 is refused.
    private static string? Decode(string value)
    {
        var unquoted = HeaderUtilities.UnescapeAsQuotedString(value).ToString();
        var bytes = Encoding.UTF8.GetBytes(unquoted);
        var length = 0;
        for (var i = 0; i < bytes.Length; i++, length++)
        {
            bytes[length] = bytes[i];
            if (bytes[i] != '%')
            {
                continue;
            }

            if (i + 2 >= bytes.Length || !byte.TryParse(bytes.AsSpan(i + 1, 2), System.Globalization.NumberStyles.AllowHexSpecifier, provider: null, out bytes[length]))
            {
                return null;
            }

            i += 2;
        }

        try
        {
            return StrictUtf8.GetString(bytes, 0, length);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static JsonElement? ToJson(string? text) => text is null ? null : JsonSerializer.SerializeToElement(text, Json.ApiJsonContext.Default.String);
}
