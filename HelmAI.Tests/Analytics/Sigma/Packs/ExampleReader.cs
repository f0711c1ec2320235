using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace HelmAI.Tests.Analytics.Sigma.Packs;

/// <summary>
/// Reads the examples beside a rule: <c>positive</c> and <c>negative</c> cases, each with <c>case</c>, what it shows, and either one
/// <c>event</c> or <c>events</c>, a list of steps. A step is an <c>event</c>, <c>after</c> how long it comes (1s), how many <c>times</c>
/// (1) and how often, <c>every</c> (1s); <c>{n}</c> in its texts counts from 1.
/// </summary>
internal static class ExampleReader
{
    /// <summary>Reads a file.</summary>
    public static IReadOnlyList<RuleExample> Read(string file)
    {
        var stream = new YamlStream();
        using var text = File.OpenText(file);
        stream.Load(text);
        var root = (YamlMappingNode)stream.Documents[0].RootNode;
        Assert.Equal(["positive", "negative"], root.Children.Keys.Select(static key => key.ToString()));
        return [.. Cases(root, "positive"), .. Cases(root, "negative")];
    }

    private static IEnumerable<RuleExample> Cases(YamlMappingNode root, string name) =>
        ((YamlSequenceNode)root[name]).Children.Cast<YamlMappingNode>().Select(one => new RuleExample(one["case"].ToString(), name == "positive", [.. Events(one)]));

    private static IEnumerable<(int Second, string Json)> Events(YamlMappingNode one)
    {
        var second = 0;
        foreach (var step in one.Children.TryGetValue("events", out var steps) ? ((YamlSequenceNode)steps).Children.Cast<YamlMappingNode>() : [one])
        {
            Assert.Empty(step.Children.Keys.Select(static key => key.ToString()).Except(["case", "event", "after", "times", "every"]));
            var times = step.Children.TryGetValue("times", out var number) ? int.Parse(number.ToString(), CultureInfo.InvariantCulture) : 1;
            for (var n = 1; n <= times; n++)
            {
                second += n == 1 ? Seconds(step, "after") : Seconds(step, "every");
                yield return (second, Json(step["event"], n.ToString(CultureInfo.InvariantCulture))!.ToJsonString());
            }
        }
    }

    private static int Seconds(YamlMappingNode step, string name) =>
        step.Children.TryGetValue(name, out var node) && node.ToString() is var text
            ? int.Parse(text[..^1], CultureInfo.InvariantCulture) * text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3_600, 'd' => 86_400, _ => throw new FormatException($"'{text}' is no time span.") }
            : 1;

    private static JsonNode? Json(YamlNode node, string n) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(pair => KeyValuePair.Create(pair.Key.ToString(), Json(pair.Value, n)))),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(child => Json(child, n))]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "null" or "" } => null,
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } scalar => JsonValue.Create(scalar.Value == "true"),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: { } value } when decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        _ => JsonValue.Create(((YamlScalarNode)node).Value!.Replace("{n}", n, StringComparison.Ordinal)),
    };
}
