using System.Globalization;
using System.Text.RegularExpressions;

namespace HelmAI.Analytics.Intelligence.Patterns;

/// <summary>Times as STIX writes them (STIX 2.1, section 2.16): UTC with upper-case T and Z. What is finer than 100 ns is cut off.</summary>
internal static partial class PatternTime
{
    private const int Digits = 7;

    /// <summary>Reads a time.</summary>
    /// <param name="text">The text.</param>
    /// <param name="time">The time.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(string text, out DateTimeOffset time)
    {
        time = default;
        var shape = Shape.Match(text);
        if (!shape.Success)
        {
            return false;
        }

        var fraction = shape.Groups["fraction"].Value;
        fraction = fraction.Length > Digits ? fraction[..Digits] : fraction.PadRight(Digits, '0');
        return DateTimeOffset.TryParseExact(
            $"{shape.Groups["second"].Value}.{fraction}Z",
            "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out time);
    }

    [GeneratedRegex(@"\A(?<second>[0-9]{4}-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9])(\.(?<fraction>[0-9]+))?Z\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Shape { get; }
}
