using System.Text;
using HelmAI.ApiService.Gateway.Bodies;
using HelmAI.Core.Errors;

namespace HelmAI.ApiService.Rules;

/// <summary>Reads bodies of the rule routes.</summary>
internal static class RuleBody
{
    /// <summary>YAML's media type (RFC 9512).</summary>
    public const string Yaml = "application/yaml";

    private const int MaxBytes = 1_048_576;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads YAML; JSON is taken where a document may well be written in it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="takesJson">Whether JSON is taken too, which is YAML.</param>
    /// <returns>The text.</returns>
    /// <exception cref="BadHttpRequestException">The body is of another type (415) or too large (413).</exception>
    /// <exception cref="ValidationException">The body is not UTF-8, or empty.</exception>
    public static async Task<string> ReadYamlAsync(HttpRequest request, bool takesJson = false)
    {
        var type = BodyType.Of(request);
        if (!IsYaml(type) && !(takesJson && type is not null && BodyType.IsJson(type)))
        {
            throw new BadHttpRequestException($"The body must be YAML in UTF-8: send the header 'Content-Type: {Yaml}'.", StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            var text = Strict.GetString(await WholeBody.ReadAsync(request, MaxBytes)).TrimStart('\uFEFF');
            return string.IsNullOrWhiteSpace(text) ? throw new ValidationException("The body is empty.") : text;
        }
        catch (DecoderFallbackException)
        {
            throw new ValidationException("The body is not UTF-8.");
        }
    }

    private static bool IsYaml(string? type) =>
        type?.ToUpperInvariant() is "APPLICATION/YAML" or "APPLICATION/X-YAML" or "TEXT/YAML" or "TEXT/X-YAML" or "TEXT/VND.YAML";
}
