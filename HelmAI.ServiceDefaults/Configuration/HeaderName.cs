using System.Text.RegularExpressions;

namespace HelmAI.ServiceDefaults.Configuration;

/// <summary>Names of HTTP headers, as people write them into settings and requests.</summary>
public static partial class HeaderName
{
    /// <summary>Whether a text can be the name of a header: a token (RFC 9110, section 5.6.2) of at most 128 characters.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Whether it can.</returns>
    public static bool IsValid(string text) => Pattern.IsMatch(text);

    [GeneratedRegex("^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern { get; }
}
