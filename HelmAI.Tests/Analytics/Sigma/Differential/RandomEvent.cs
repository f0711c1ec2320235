using System.Globalization;
using System.Text;

namespace HelmAI.Tests.Analytics.Sigma.Differential;

/// <summary>An event, as JSON and as what a reader finds in it.</summary>
/// <param name="Json">The JSON.</param>
/// <param name="Fields">The fields' values: text, number as text, or null for JSON's null.</param>
/// <param name="Strings">All strings.</param>
internal sealed record RandomEvent(string Json, IReadOnlyDictionary<string, IReadOnlyList<string?>> Fields, IReadOnlyList<string> Strings)
{
    /// <summary>Makes an event.</summary>
    public static RandomEvent Make(Random random)
    {
        var members = new List<string>();
        var fields = new Dictionary<string, IReadOnlyList<string?>>(StringComparer.OrdinalIgnoreCase);
        var strings = new List<string>();
        foreach (var field in RandomText.Fields.Where(_ => random.Next(3) > 0))
        {
            var values = Enumerable.Range(0, random.Next(5) == 0 ? random.Next(3) : 1).Select(_ => Value(random)).ToArray();
            var array = values.Length != 1 || random.Next(8) == 0;
            var json = string.Join(',', values.Select(static value => value.Json));
            members.Add($"{Name(random, field)}:{(array ? $"[{json}]" : json)}");
            fields[field] = [.. values.Select(static value => value.Text)];
            strings.AddRange(values.Where(static value => value.IsString).Select(static value => value.Text!));
        }

        return new RandomEvent($"{{{string.Join(',', members)}}}", fields, strings);
    }

    private static (string Json, string? Text, bool IsString) Value(Random random)
    {
        switch (random.Next(8))
        {
            case 0:
                return ("null", null, false);
            case 1:
                var number = random.Next(-3, 30).ToString(CultureInfo.InvariantCulture);
                return (number, number, false);
            case 2:
                return ("true", "true", false);
            case 3:
                var address = RandomText.Addresses[random.Next(RandomText.Addresses.Count)];
                return ($"\"{address}\"", address, true);
            default:
                var text = RandomText.Make(random, random.Next(24));
                return ($"\"{Escape(random, text)}\"", text, true);
        }
    }

    private static string Name(Random random, string field) => $"\"{(random.Next(2) == 0 ? field : field.ToUpperInvariant())}\"";

    // Any character may be written as an escape (RFC 8259, section 7).
    private static string Escape(Random random, string text)
    {
        var json = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var written = rune.ToString();
            json.Append(written is "\"" or "\\" ? $"\\{written}"
                : rune.Value < ' ' || random.Next(16) == 0 ? string.Concat(written.Select(static unit => $"\\u{(int)unit:x4}"))
                : written);
        }

        return json.ToString();
    }
}
