using System.Net;

namespace HelmAI.Analytics.Detection.Indicators;

/// <summary>Brings observables into one form, so that equal things are equal texts.</summary>
internal static class CanonicalValue
{
    /// <summary>Recognises a value and brings it into its canonical form.</summary>
    /// <param name="text">The value as written.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="value">Its canonical form.</param>
    /// <returns>Whether it is an address, domain, URL, digest or e-mail address.</returns>
    public static bool TryRecognize(string text, out IndicatorKind kind, out string value)
    {
        kind = Guess(text);
        return TryParse(kind, text, out value);
    }

    /// <summary>Brings a value of a known kind into its canonical form.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="text">The value as written.</param>
    /// <param name="value">Its canonical form.</param>
    /// <returns>Whether it is well-formed.</returns>
    public static bool TryParse(IndicatorKind kind, string text, out string value)
    {
        value = kind switch
        {
            IndicatorKind.Ip => Address(text),
            IndicatorKind.Url => Url(text),
            IndicatorKind.Hash => IsDigest(text) ? text.ToLowerInvariant() : null,
            IndicatorKind.Email => IsEmail(text) ? text.ToLowerInvariant() : null,
            _ => Domain(text),
        } ?? string.Empty;
        return value.Length > 0;
    }

    /// <summary>The canonical form of an address: RFC 5952 for IPv6, and an IPv4 address mapped into IPv6 is that IPv4 address.</summary>
    /// <param name="address">The address.</param>
    /// <returns>The text.</returns>
    public static string Of(IPAddress address) => (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();

    /// <summary>The host of a URL, in canonical form.</summary>
    /// <param name="url">A URL in canonical form.</param>
    /// <returns>The host, without port and user information.</returns>
    public static ReadOnlySpan<char> HostOf(ReadOnlySpan<char> url)
    {
        var host = url[(url.IndexOf("://", StringComparison.Ordinal) + 3)..];
        var end = host.IndexOfAny('/', '?', '#');
        host = end < 0 ? host : host[..end];
        host = host[(host.LastIndexOf('@') + 1)..];
        if (host.StartsWith('['))
        {
            var bracket = host.IndexOf(']');
            return bracket < 0 ? host : host[1..bracket];
        }

        var port = host.IndexOf(':');
        return port < 0 ? host : host[..port];
    }

    private static IndicatorKind Guess(string text) =>
        text.Contains("://", StringComparison.Ordinal) ? IndicatorKind.Url
        : text.Contains('@', StringComparison.Ordinal) ? IndicatorKind.Email
        : Address(text) is not null ? IndicatorKind.Ip
        : IsDigest(text) ? IndicatorKind.Hash
        : IndicatorKind.Domain;

    private static string? Address(string text) =>
        (text.Contains(':', StringComparison.Ordinal) || text.Count(static c => c == '.') == 3)
        && IPAddress.TryParse(text, out var address)
            ? Of(address)
            : null;

    private static bool IsDigest(string text) =>
        text.Length is 32 or 40 or 64 or 128 && text.All(char.IsAsciiHexDigit);

    private static bool IsEmail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == text.LastIndexOf('@') && Domain(text[(at + 1)..]) is not null && !text.Any(char.IsWhiteSpace);
    }

    private static string? Domain(string text)
    {
        var name = text.TrimEnd('.').ToLowerInvariant();
        return name.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(name) == UriHostNameType.Dns ? name : null;
    }

    // RFC 3986, section 6.2.2.1: scheme and host are compared without regard to case, the rest is not.
    private static string? Url(string text)
    {
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme <= 0 || text.Length == scheme + 3 || text.Any(char.IsWhiteSpace))
        {
            return null;
        }

        var path = text.AsSpan(scheme + 3).IndexOfAny('/', '?', '#');
        return path < 0
            ? text.ToLowerInvariant()
            : string.Concat(text[..(scheme + 3 + path)].ToLowerInvariant(), text.AsSpan(scheme + 3 + path));
    }
}
