using System.Text.RegularExpressions;
using HelmAI.Analytics.Detection;

namespace HelmAI.Analytics.Intelligence.AllowLists;

/// <summary>Reads the regular expressions of warning lists, which stand between delimiters as in PHP: <c>/^noc@/i</c>.</summary>
internal static class AllowListRegex
{
    /// <summary>Reads an expression.</summary>
    /// <param name="entry">The list's entry; without delimiters it is the expression itself.</param>
    /// <returns>The expression; <see langword="null"/> where it can't be parsed.</returns>
    public static Regex? Read(string entry)
    {
        var end = entry.LastIndexOf('/');
        var isDelimited = end > 0 && entry[0] == '/';
        var options = isDelimited && entry.AsSpan(end).Contains('i') ? RegexOptions.IgnoreCase : RegexOptions.None;
        try
        {
            return BoundedRegex.Create(isDelimited ? entry[1..end] : entry, options);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Whether an expression matches; one that takes too long does not.</summary>
    /// <param name="regex">The expression.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether it matches.</returns>
    public static bool Matches(Regex regex, string value)
    {
        try
        {
            return regex.IsMatch(value);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
