using HelmAI.Analytics.Detection.Sigma.Expressions;
using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Predicates;
using HelmAI.Analytics.Detection.Sigma.Rules;
using HelmAI.Analytics.Detection.Sigma.Values;
using YamlDotNet.RepresentationModel;

namespace HelmAI.Analytics.Detection.Sigma.Routing;

/// <summary>
/// Reads a mapping file. Its members: <c>containers</c> (a list of objects whose members count as the event's own),
/// <c>fields</c> (other places of Sigma's fields) and <c>sources</c>: log sources with <c>when</c>, a Sigma selection, and
/// <c>categories</c>, each with a selection of its own, or with <c>when</c> and <c>fields</c> (their names in those events); and <c>placeholders</c>, the values of the <c>expand</c> modifier's.
/// </summary>
/// <param name="detections">Reads selections.</param>
internal sealed class MappingReader(DetectionReader detections)
{
    /// <summary>Reads a mapping.</summary>
    /// <param name="members">The document.</param>
    /// <param name="bag">Told what is wrong.</param>
    /// <returns>The mapping.</returns>
    public LogSourceMapping Read(YamlMembers members, DiagnosticBag bag) => new()
    {
        Containers = members.Texts("containers"),
        Fields = members.Find("fields") is YamlMappingNode fields ? ReadFields(new YamlMembers(fields, bag)) : [],
        Placeholders = members.Find("placeholders") is YamlMappingNode placeholders ? ReadPlaceholders(new YamlMembers(placeholders, bag)) : [],
        Sources = [.. ((members.Find("sources") as YamlSequenceNode)?.Children.OfType<YamlMappingNode>() ?? []).SelectMany(node => ReadSource(new YamlMembers(node, bag), bag))],
    };

    private static List<FieldMap> ReadFields(YamlMembers fields) => [.. fields.All.Select(pair => new FieldMap(pair.Name, fields.Texts(pair.Name)))];

    private static Dictionary<string, IReadOnlyList<string>> ReadPlaceholders(YamlMembers placeholders) =>
        placeholders.All.ToDictionary(static pair => pair.Name, pair => placeholders.Texts(pair.Name), StringComparer.Ordinal);

    private IEnumerable<MappedSource> ReadSource(YamlMembers members, DiagnosticBag bag)
    {
        var source = RuleReader.ReadLogSource(members);
        var when = members.Find("when") is { } node ? detections.Selection(node, bag) : Expression.Never;
        var said = Expression.Or([when, SaidOutright(source)]);
        yield return new MappedSource(source, said, FieldsOf(members, bag));

        if (members.Find("categories") is not YamlMappingNode categories)
        {
            yield break;
        }

        foreach (var (name, condition) in new YamlMembers(categories, bag).All)
        {
            var detailed = condition is YamlMappingNode mapping && new YamlMembers(mapping, bag) is var inner && inner.Find("when") is not null ? inner : null;
            var also = detections.Selection(detailed?.Find("when") ?? condition, bag);
            yield return new MappedSource(source with { Category = name }, Expression.And([said, also]), detailed is null ? new Dictionary<string, string>(StringComparer.Ordinal) : FieldsOf(detailed, bag));
        }
    }

    private static Dictionary<string, string> FieldsOf(YamlMembers members, DiagnosticBag bag) => members.Find("fields") is YamlMappingNode fields
        ? new YamlMembers(fields, bag).All.ToDictionary(static pair => pair.Name, static pair => (pair.Value as YamlScalarNode)?.Value ?? string.Empty, StringComparer.OrdinalIgnoreCase)
        : [];

    // A sender that names the log source need not have the fields by which it is otherwise known.
    private static Expression SaidOutright(LogSource source)
    {
        (string Member, string? Value)[] members = [("product", source.Product), ("category", source.Category), ("service", source.Service)];
        return Expression.And(
        [
            .. members.Where(static one => one.Value is not null).Select(static one =>
                new Expression.Leaf(new ValuePredicate($"logsource.{one.Member}", new TextTest(SigmaText.Literal(one.Value!), cased: false)))),
        ]);
    }
}
