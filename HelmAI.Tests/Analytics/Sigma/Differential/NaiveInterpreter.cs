using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace HelmAI.Tests.Analytics.Sigma.Differential;

/// <summary>Says what the specification says, in the plainest way: one rule, one event, one value at a time.</summary>
internal static class NaiveInterpreter
{
    private const string Dashes = "-/–—―";

    /// <summary>Whether a rule matches an event.</summary>
    public static bool Matches(RandomRule rule, RandomEvent one) =>
        rule.Condition.Holds([.. rule.Selections.Select(items => items.All(item => Holds(item, one)))]);

    private static bool Holds(RandomItem item, RandomEvent one)
    {
        var there = one.Fields.TryGetValue(item.Field ?? string.Empty, out var found);
        if (item.Has("exists"))
        {
            return there == (bool)item.Values[0]!;
        }

        var values = item.Field is null ? one.Strings : found ?? [];
        var results = item.Values.Select(value => value is null
            ? !there || values.Contains(null)
            : values.Any(actual => actual is not null && Matches(item, value, actual, one)));
        return item.Has("neq") != (item.Has("all") ? results.All(static held => held) : results.Any(static held => held));
    }

    private static bool Matches(RandomItem item, object value, string actual, RandomEvent one) => value switch
    {
        int number when item.Modifiers.Count > 0 => int.TryParse(actual, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed) && Compare(item.Modifiers[0], parsed, number),
        int number => actual == number.ToString(CultureInfo.InvariantCulture),
        string pattern when item.Has("re") => Regex.IsMatch(actual, pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5)),
        string range when item.Has("cidr") => InRange(actual, range),
        string other when item.Has("fieldref") => one.Fields.GetValueOrDefault(other, []).Any(reference => reference is not null && Fold(reference) == Fold(actual)),
        _ => Like(item, (string)value, actual),
    };

    private static bool Compare(string comparison, int left, int right) => comparison switch
    {
        "lt" => left < right,
        "lte" => left <= right,
        "gt" => left > right,
        _ => left >= right,
    };

    private static bool InRange(string actual, string range)
    {
        if (!actual.Contains('.', StringComparison.Ordinal) && !actual.Contains(':', StringComparison.Ordinal) || !IPAddress.TryParse(actual, out var address))
        {
            return false;
        }

        return IPNetwork.Parse(range).Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
    }

    // A regular expression that takes characters for what the rule's string takes them for.
    private static bool Like(RandomItem item, string written, string actual)
    {
        var pattern = new StringBuilder(item.Has("contains") || item.Has("endswith") || item.Field is null ? "^(?:.*)" : "^");
        for (var i = 0; i < written.Length; i++)
        {
            var c = written[i];
            if (c == '\\' && i + 1 < written.Length && written[i + 1] is ('*' or '?' or '\\'))
            {
                pattern.Append(Regex.Escape(Fold(item, written[++i].ToString())));
            }
            else if (c == '*')
            {
                pattern.Append(".*");
            }
            else if (c == '?')
            {
                pattern.Append("(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|.)");
            }
            else if (item.Has("windash") && Dashes.Contains(c, StringComparison.Ordinal))
            {
                pattern.Append($"[{Dashes}]");
            }
            else if (char.IsHighSurrogate(c))
            {
                pattern.Append(Regex.Escape(Fold(item, written.Substring(i++, 2))));
            }
            else
            {
                pattern.Append(Regex.Escape(Fold(item, c.ToString())));
            }
        }

        pattern.Append(item.Has("contains") || item.Has("startswith") || item.Field is null ? ".*$" : "\\z");
        return Regex.IsMatch(Fold(item, actual), pattern.ToString(), RegexOptions.Singleline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
    }

    private static string Fold(RandomItem item, string text) => item.Has("cased") ? text : Fold(text);

    private static string Fold(string text) => string.Concat(text.EnumerateRunes().Select(static rune => rune.Value switch
    {
        0x017F => "s",
        0x212A => "k",
        _ => Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune)).ToString(),
    }));
}
