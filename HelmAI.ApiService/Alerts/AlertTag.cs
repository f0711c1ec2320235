using System.Globalization;
using HelmAI.Core.Alerts;
using HelmAI.Core.Errors;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace HelmAI.ApiService.Alerts;

/// <summary>
/// The entity tags of alerts (RFC 9110, section 8.8.3): <c>"3.17"</c> is version 3 with 17 events. Events change what is shown, and so the tag, but
/// nobody's work: a change that is meant for version 3 fits whatever was counted since, also with <c>"3"</c> alone.
/// </summary>
internal static class AlertTag
{
    /// <summary>The tag of an alert as it is shown.</summary>
    /// <param name="alert">The alert.</param>
    /// <returns>The tag.</returns>
    public static EntityTagHeaderValue Of(Alert alert) => new(string.Create(CultureInfo.InvariantCulture, $"\"{alert.Version}.{alert.EventCount}\""));

    /// <summary>Whether the caller has an alert as it is already (RFC 9110, section 13.1.2).</summary>
    /// <param name="request">The request.</param>
    /// <param name="tag">The alert's tag.</param>
    /// <returns>Whether <c>If-None-Match</c> names it.</returns>
    public static bool IsKnown(HttpRequest request, EntityTagHeaderValue tag) =>
        request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false));

    /// <summary>The versions for which a change is meant (RFC 9110, section 13.1.1). A tag that is weak, or not an alert's, fits none.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The versions that <c>If-Match</c> names; <see langword="null"/> where it is not there, or fits any.</returns>
    /// <exception cref="ValidationException">The header is not a list of tags.</exception>
    public static IReadOnlyList<long>? ReadVersions(HttpRequest request)
    {
        var header = request.Headers.IfMatch;
        if (StringValues.IsNullOrEmpty(header))
        {
            return null;
        }

        if (!EntityTagHeaderValue.TryParseStrictList(header, out var tags))
        {
            throw new ValidationException("The header 'If-Match' is not '*' nor a list of entity tags, each in quotation marks.", "If-Match");
        }

        return tags.Contains(EntityTagHeaderValue.Any)
            ? null
            : [.. tags.Select(static tag => tag.IsWeak ? null : ReadVersion(tag.Tag.AsSpan().Trim('"'))).OfType<long>()];
    }

    private static long? ReadVersion(ReadOnlySpan<char> tag) =>
        long.TryParse(tag.IndexOf('.') is var dot and >= 0 ? tag[..dot] : tag, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
}
