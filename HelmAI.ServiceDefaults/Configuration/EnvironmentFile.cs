using System.Buffers;
using System.Text;

namespace HelmAI.ServiceDefaults.Configuration;

/// <summary>
/// What a <c>.env</c> file says. One <c>NAME=value</c> a line, as shells and python-dotenv write them: <c>export</c> before the name,
/// comments after <c>#</c>, single quotes (taken literally) and double quotes (with the escapes <c>\n \r \t \" \\ \$</c>).
/// Values stay on one line, and <c>$NAME</c> is not replaced.
/// </summary>
/// <param name="Values">The values by name; the last one of a name counts.</param>
/// <param name="Faults">The lines that can't be read, without their content.</param>
internal sealed record EnvironmentFile(IReadOnlyDictionary<string, string> Values, IReadOnlyList<string> Faults)
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    /// <summary>Reads the text of a file.</summary>
    /// <param name="text">The text.</param>
    /// <returns>What it says.</returns>
    public static EnvironmentFile Parse(string text)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var faults = new List<string>();
        var number = 0;
        foreach (var line in text.AsSpan().TrimStart('\uFEFF').EnumerateLines())
        {
            number++;
            var rest = line.Trim();
            if (!rest.IsEmpty && rest[0] != '#' && ReadLine(rest, values) is { } fault)
            {
                faults.Add(FormattableString.Invariant($"line {number}: {fault}"));
            }
        }

        return new EnvironmentFile(values, faults);
    }

    private static string? ReadLine(ReadOnlySpan<char> line, Dictionary<string, string> values)
    {
        if (line.StartsWith("export ", StringComparison.Ordinal))
        {
            line = line["export ".Length..].TrimStart();
        }

        var equals = line.IndexOf('=');
        if (equals < 0)
        {
            return "there is no '=' after the name";
        }

        var name = line[..equals].TrimEnd();
        if (name.IsEmpty || char.IsAsciiDigit(name[0]) || name.ContainsAnyExcept(NameCharacters))
        {
            return "the name before '=' is not made of letters, digits and underscores";
        }

        var rest = line[(equals + 1)..].TrimStart();
        var fault = rest is ['"' or '\'', ..] ? ReadQuoted(rest, out var value) : ReadPlain(rest, out value);
        if (fault is null)
        {
            values[name.ToString()] = value;
        }

        return fault;
    }

    private static string? ReadPlain(ReadOnlySpan<char> rest, out string value)
    {
        // A '#' begins a comment only after white space: it is common in passwords and URLs.
        var end = rest is ['#', ..] ? 0 : rest.IndexOf(" #", StringComparison.Ordinal) is >= 0 and var comment ? comment : rest.Length;
        value = rest[..end].TrimEnd().ToString();
        return null;
    }

    private static string? ReadQuoted(ReadOnlySpan<char> rest, out string value)
    {
        var quote = rest[0];
        var text = new StringBuilder();
        var i = 1;
        for (; i < rest.Length && rest[i] != quote; i++)
        {
            var escaped = quote == '"' && rest[i] == '\\' && i + 1 < rest.Length;
            text.Append(escaped ? Unescape(rest[++i]) : rest[i].ToString());
        }

        value = text.ToString();
        if (i == rest.Length)
        {
            return "the quotation mark is not closed";
        }

        var tail = rest[(i + 1)..].TrimStart();
        return tail.IsEmpty || tail[0] == '#' ? null : "there is text after the closing quotation mark";
    }

    private static string Unescape(char escaped) => escaped switch
    {
        'n' => "\n",
        'r' => "\r",
        't' => "\t",
        '"' or '\\' or '$' => escaped.ToString(),
        _ => "\\" + escaped,
    };
}
