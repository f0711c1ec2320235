using System.Collections.Frozen;
using System.Globalization;
using HelmAI.Analytics.Detection.Sigma.Correlation;
using HelmAI.Analytics.Detection.Sigma.Rules;
using YamlDotNet.RepresentationModel;

namespace HelmAI.Analytics.Detection.Sigma.Loading;

/// <summary>Reads correlation rules.</summary>
internal static class CorrelationReader
{
    private static readonly FrozenDictionary<string, CorrelationType> Types = new Dictionary<string, CorrelationType>(StringComparer.Ordinal)
    {
        ["event_count"] = CorrelationType.EventCount,
        ["value_count"] = CorrelationType.ValueCount,
        ["temporal"] = CorrelationType.Temporal,
        ["temporal_ordered"] = CorrelationType.TemporalOrdered,
        ["value_sum"] = CorrelationType.ValueSum,
        ["value_avg"] = CorrelationType.ValueAverage,
        ["value_percentile"] = CorrelationType.ValuePercentile,
        ["value_median"] = CorrelationType.ValueMedian,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, CorrelationOperator> Operators = new Dictionary<string, CorrelationOperator>(StringComparer.Ordinal)
    {
        ["gt"] = CorrelationOperator.Greater,
        ["gte"] = CorrelationOperator.GreaterOrEqual,
        ["lt"] = CorrelationOperator.Less,
        ["lte"] = CorrelationOperator.LessOrEqual,
        ["eq"] = CorrelationOperator.Equal,
        ["neq"] = CorrelationOperator.NotEqual,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Reads a correlation.</summary>
    /// <param name="members">The document.</param>
    /// <param name="bag">Told what is wrong.</param>
    /// <returns>The correlation; <see langword="null"/> where it can't be loaded.</returns>
    public static SigmaCorrelation? Read(YamlMembers members, DiagnosticBag bag)
    {
        var header = HeaderReader.Read(members, bag);
        if (members.RequiredMapping("correlation") is not { } section)
        {
            return null;
        }

        _ = section.RequiredText("type");
        var type = section.Choice("type", Types, CorrelationType.EventCount);
        var rules = section.Texts("rules");
        if (rules.Count == 0)
        {
            bag.Add(DiagnosticKinds.MissingMember, section.Line, "'rules' is missing");
        }

        var correlation = new SigmaCorrelation
        {
            Header = header,
            Type = type,
            Rules = rules,
            GroupBy = section.Texts("group-by"),
            Timespan = ReadTimespan(section, bag),
            Aliases = ReadAliases(section, bag),
            Generate = Flag(section, "generate") || Flag(members, "generate"),
        };
        correlation = ReadCondition(section, correlation, bag);
        return bag.HasErrors ? null : correlation;
    }

    private static SigmaCorrelation ReadCondition(YamlMembers section, SigmaCorrelation correlation, DiagnosticBag bag)
    {
        var isTemporal = correlation.Type is CorrelationType.Temporal or CorrelationType.TemporalOrdered;
        if (section.Find("condition") is null && isTemporal)
        {
            return correlation with { Bounds = [new CorrelationBound(CorrelationOperator.GreaterOrEqual, correlation.Rules.Count)] };
        }

        if (section.RequiredMapping("condition") is not { } condition)
        {
            return correlation;
        }

        var bounds = new List<CorrelationBound>();
        double? percentile = null;
        foreach (var (name, node) in condition.All)
        {
            if (string.Equals(name, "field", StringComparison.Ordinal))
            {
                continue;
            }

            if (Number(node) is not { } number)
            {
                bag.Add(DiagnosticKinds.InvalidMember, YamlMembers.LineOf(node), $"'{name}' is no number");
            }
            else if (string.Equals(name, "percentile", StringComparison.Ordinal))
            {
                percentile = Math.Clamp(number, 0, 100);
            }
            else if (Operators.TryGetValue(name, out var comparison))
            {
                bounds.Add(new CorrelationBound(comparison, number));
            }
            else
            {
                bag.Add(DiagnosticKinds.InvalidMember, YamlMembers.LineOf(node), $"'{name}' is none of {string.Join(", ", Operators.Keys)}");
            }
        }

        var fields = condition.Texts("field");
        var needsField = correlation.Type is not (CorrelationType.EventCount or CorrelationType.Temporal or CorrelationType.TemporalOrdered);
        if (bounds.Count == 0 || (needsField && fields.Count == 0))
        {
            bag.Add(DiagnosticKinds.MissingMember, condition.Line, bounds.Count == 0 ? "the condition compares with nothing" : "'field' is missing");
        }

        return correlation with { Bounds = bounds, Fields = fields, Percentile = percentile };
    }

    // A number and a letter: 90m (correlation rules specification, Time Selection).
    private static TimeSpan ReadTimespan(YamlMembers section, DiagnosticBag bag)
    {
        if (section.RequiredText("timespan") is not { } text)
        {
            return default;
        }

        var seconds = text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3_600, 'd' => 86_400, _ => 0 };
        if (seconds > 0 && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0)
        {
            return TimeSpan.FromSeconds((long)count * seconds);
        }

        bag.Add(DiagnosticKinds.InvalidMember, YamlMembers.LineOf(section.Find("timespan")!), $"'{text}' is no time span: it takes a number and one of s, m, h, d");
        return default;
    }

    private static Dictionary<string, IReadOnlyDictionary<string, string>> ReadAliases(YamlMembers section, DiagnosticBag bag)
    {
        var aliases = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        if (section.Find("aliases") is not YamlMappingNode mapping)
        {
            return aliases;
        }

        foreach (var (alias, node) in new YamlMembers(mapping, bag).All)
        {
            if (node is YamlMappingNode fields)
            {
                aliases[alias] = new YamlMembers(fields, bag).All.ToDictionary(static pair => pair.Name, static pair => (pair.Value as YamlScalarNode)?.Value ?? string.Empty, StringComparer.Ordinal);
            }
            else
            {
                bag.Add(DiagnosticKinds.InvalidMember, YamlMembers.LineOf(node), $"alias '{alias}' names no rules");
            }
        }

        return aliases;
    }

    private static double? Number(YamlNode node) =>
        node is YamlScalarNode { Value: { } text } && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool Flag(YamlMembers members, string name) => string.Equals(members.Text(name), "true", StringComparison.OrdinalIgnoreCase);
}
