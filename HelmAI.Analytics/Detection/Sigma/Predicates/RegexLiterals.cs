using System.Text;

namespace HelmAI.Analytics.Detection.Sigma.Predicates;

/// <summary>Finds texts that whatever a regular expression matches must contain. Where in doubt it finds none.</summary>
internal static class RegexLiterals
{
    private const int MinLength = 4;

    /// <summary>The longest text that every match contains.</summary>
    /// <param name="pattern">The expression.</param>
    /// <returns>The text, at least four characters; else <see langword="null"/>.</returns>
    public static string? Longest(string pattern)
    {
        // Option groups can change what white space and # mean; alternatives at the top mean that nothing is certain.
        if (pattern.Contains("(?", StringComparison.Ordinal) && !pattern.StartsWith("(?i)", StringComparison.Ordinal))
        {
            return null;
        }

        var best = string.Empty;
        var run = new StringBuilder();
        var start = pattern.StartsWith("(?i)", StringComparison.Ordinal) ? 4 : 0;
        for (var i = start; i < pattern.Length;)
        {
            var (literal, end) = Next(pattern, i);
            if (end < 0)
            {
                return null;
            }

            var quantified = end < pattern.Length && pattern[end] is '*' or '+' or '?' or '{';
            if (literal is { } c && !quantified)
            {
                run.Append(c);
            }
            else
            {
                best = Longer(best, run);
            }

            i = quantified ? SkipQuantifier(pattern, end) : end;
        }

        best = Longer(best, run);
        return best.Length >= MinLength ? best : null;
    }

    // One atom: the character it stands for, where it stands for one alone, and where it ends; -1 gives up.
    private static (char? Literal, int End) Next(string pattern, int i) => pattern[i] switch
    {
        '|' or ')' => (null, -1),
        '(' => (null, SkipGroup(pattern, i)),
        '[' => (null, SkipClass(pattern, i)),
        '.' or '^' or '$' => (null, i + 1),
        '\\' when i + 1 == pattern.Length => (null, -1),
        '\\' => Escape(pattern, i),
        _ => (pattern[i], i + 1),
    };

    private static (char? Literal, int End) Escape(string pattern, int i) => pattern[i + 1] switch
    {
        'd' or 'D' or 'w' or 'W' or 's' or 'S' or 'b' or 'B' or 'A' or 'z' or 'Z' or 'n' or 'r' or 't' or 'f' or 'v' or 'e' => (null, i + 2),
        var c when char.IsLetterOrDigit(c) => (null, -1),
        var c => (c, i + 2),
    };

    private static int SkipClass(string pattern, int i)
    {
        // A ] that comes first stands for itself.
        i += i + 1 < pattern.Length && pattern[i + 1] == '^' ? 3 : 2;
        for (; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\')
            {
                i++;
            }
            else if (pattern[i] == ']')
            {
                return i + 1;
            }
        }

        return -1;
    }

    private static int SkipGroup(string pattern, int i)
    {
        var depth = 0;
        while (i >= 0 && i < pattern.Length)
        {
            switch (pattern[i])
            {
                case '\\':
                    i += 2;
                    continue;
                case '[':
                    i = SkipClass(pattern, i);
                    continue;
                case '(':
                    depth++;
                    break;
                case ')' when --depth == 0:
                    return i + 1;
            }

            i++;
        }

        return -1;
    }

    private static int SkipQuantifier(string pattern, int i)
    {
        if (pattern[i] == '{')
        {
            var end = pattern.IndexOf('}', i);
            i = end < 0 ? pattern.Length - 1 : end;
        }

        i++;
        return i < pattern.Length && pattern[i] is '?' or '+' ? i + 1 : i;
    }

    private static string Longer(string best, StringBuilder run)
    {
        var text = run.ToString();
        run.Clear();
        return text.Length > best.Length ? text : best;
    }
}
