using HelmAI.Analytics.Detection.Sigma.Engine;
using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Routing;
using HelmAI.Analytics.Detection.Sigma.Rules;

namespace HelmAI.Analytics.Detection.Sigma;

/// <summary>Sigma rules, as loaded.</summary>
/// <param name="rules">The rules.</param>
/// <param name="mapping">How events are shaped and which log sources they belong to.</param>
/// <param name="routing">Whether a rule meets only events of its log source; else every rule meets every event.</param>
internal sealed class SigmaContent(SigmaLoadResult rules, LogSourceMapping mapping, bool routing = true) : IDetectionContent
{
    /// <inheritdoc/>
    public IDetector Compile(FieldSchemaBuilder fields)
    {
        foreach (var container in mapping.Containers)
        {
            fields.Container(container);
        }

        RuleGroup[] groups = routing
            ? [.. rules.Rules.GroupBy(static rule => rule.LogSource).Select(group => Compile(group.Key, [.. group], fields))]
            : [Compile(LogSource.Any, rules.Rules, fields)];
        var router = new LogSourceRouter(routing ? mapping : LogSourceMapping.Empty, groups, fields);

        var used = groups.SelectMany(static group => group.Program.Fields).Concat(router.Sources.Fields).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var map in mapping.Fields.Where(map => used.Contains(map.Field)))
        {
            foreach (var path in map.Paths)
            {
                fields.Alias(fields.Field(map.Field), path);
            }
        }

        return new SigmaDetector(groups, router);
    }

    private static RuleGroup Compile(LogSource source, IReadOnlyList<SigmaRule> rules, FieldSchemaBuilder fields) =>
        new(source, [.. rules.Select(static rule => new RuleOutcome(rule))], new ProgramBuilder(fields).Build([.. rules.Select(static rule => rule.Expression)]));
}
