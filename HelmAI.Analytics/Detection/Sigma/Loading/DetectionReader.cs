using HelmAI.Analytics.Detection.Sigma.Conditions;
using HelmAI.Analytics.Detection.Sigma.Expressions;
using HelmAI.Analytics.Detection.Sigma.Modifiers;
using HelmAI.Analytics.Detection.Sigma.Values;
using YamlDotNet.RepresentationModel;

namespace HelmAI.Analytics.Detection.Sigma.Loading;

/// <summary>Reads the selections and conditions of a detection (rules specification, Detection).</summary>
/// <param name="modifiers">Applies modifiers.</param>
internal sealed class DetectionReader(ModifierChain modifiers)
{
    /// <summary>Reads the selections.</summary>
    /// <param name="section">The section that holds them.</param>
    /// <param name="others">Members of the section that are no selections.</param>
    /// <param name="bag">Told what is wrong.</param>
    /// <returns>The selections by search identifier.</returns>
    public Dictionary<string, Expression> Selections(YamlMembers section, ReadOnlySpan<string> others, DiagnosticBag bag)
    {
        var selections = new Dictionary<string, Expression>(StringComparer.Ordinal);
        foreach (var (name, node) in section.All)
        {
            if (!others.Contains(name))
            {
                selections[name] = Selection(node, bag);
            }
        }

        return selections;
    }

    /// <summary>Parses the conditions: one, or a list of which any will do.</summary>
    /// <param name="section">The section that holds them.</param>
    /// <param name="selections">The selections.</param>
    /// <param name="bag">Told what is wrong.</param>
    /// <returns>The conditions as written, and what they say.</returns>
    public static (IReadOnlyList<string> Written, Expression Expression) Conditions(YamlMembers section, IReadOnlyDictionary<string, Expression> selections, DiagnosticBag bag)
    {
        var conditions = section.Texts("condition");
        if (conditions.Count == 0)
        {
            bag.Add(DiagnosticKinds.MissingMember, section.Line, "'condition' is missing");
            return ([], Expression.Never);
        }

        try
        {
            return (conditions, Expression.Or([.. conditions.Select(condition => ConditionParser.Parse(condition, selections))]));
        }
        catch (ConditionException e)
        {
            bag.Add(e.Kind, YamlMembers.LineOf(section.Find("condition")!), e.Message);
            return (conditions, Expression.Never);
        }
    }

    /// <summary>Reads a selection.</summary>
    /// <param name="node">A mapping, a list of mappings or of keywords, or a keyword.</param>
    /// <param name="bag">Told what is wrong.</param>
    /// <returns>What it says.</returns>
    public Expression Selection(YamlNode node, DiagnosticBag bag) => node switch
    {
        YamlMappingNode mapping => Mapping(mapping, bag),
        YamlSequenceNode { Children.Count: > 0 } list => List(list, bag),
        YamlScalarNode keyword => Item(string.Empty, [YamlMembers.Scalar(keyword)], keyword, bag),
        _ => Invalid(node, "a selection is empty", bag),
    };

    private Expression Mapping(YamlMappingNode mapping, DiagnosticBag bag)
    {
        var parts = new List<Expression>();
        foreach (var (key, node) in new YamlMembers(mapping, bag).All)
        {
            parts.Add(node switch
            {
                YamlScalarNode scalar => Item(key, [YamlMembers.Scalar(scalar)], scalar, bag),
                YamlSequenceNode { Children.Count: > 0 } list when list.Children.All(static child => child is YamlScalarNode) =>
                    Item(key, Scalars(list), list, bag),
                _ => Invalid(node, $"'{key}' has neither a value nor a list of values", bag),
            });
        }

        return parts.Count == 0 ? Invalid(mapping, "a selection is empty", bag) : Expression.And(parts);
    }

    private Expression List(YamlSequenceNode list, DiagnosticBag bag)
    {
        if (list.Children.All(static child => child is YamlScalarNode))
        {
            return Item(string.Empty, Scalars(list), list, bag);
        }

        return Expression.Or([.. list.Children.Select(child => Selection(child, bag))]);
    }

    private Expression Item(string key, SigmaValue[] values, YamlNode node, DiagnosticBag bag)
    {
        var line = YamlMembers.LineOf(node);
        if (values.Length > 1 && values.Any(static value => value is SigmaValue.Null))
        {
            bag.Add(DiagnosticKinds.NullInList, line, $"'{key}' has null in a list");
        }

        return modifiers.Apply(key, values, line, bag);
    }

    private static SigmaValue[] Scalars(YamlSequenceNode list) => [.. list.Children.Cast<YamlScalarNode>().Select(YamlMembers.Scalar)];

    private static Expression Invalid(YamlNode node, string message, DiagnosticBag bag)
    {
        bag.Add(DiagnosticKinds.InvalidMember, YamlMembers.LineOf(node), message);
        return Expression.Never;
    }
}
