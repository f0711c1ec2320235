using HelmAI.Analytics.Detection.Sigma.Correlation;
using HelmAI.Analytics.Detection.Sigma.Engine;
using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Routing;
using HelmAI.Analytics.Detection.Sigma.Rules;

namespace HelmAI.Analytics.Detection.Sigma;

/// <summary>Sigma rules, as loaded.</summary>
/// <param name="rules">The rules.</param>
/// <param name="mapping">How events are shaped and which log sources they belong to.</param>
internal sealed class SigmaContent(SigmaLoadResult rules, LogSourceMapping mapping) : IDetectionContent
{
    /// <summary>Whether a rule meets only events of its log source; else every rule meets every event.</summary>
    public bool Routing { get; init; } = true;

    /// <summary>How correlations remember.</summary>
    public CorrelationOptions Correlation { get; init; } = new();

    /// <summary>Loads what a directory holds: mappings in its <c>logsources</c>, rules anywhere in its other directories.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="options">How to load.</param>
    /// <returns>The content, and what is said about the files.</returns>
    public static (SigmaContent Content, IReadOnlyList<SigmaDiagnostic> Diagnostics) Load(string directory, SigmaLoadOptions options)
    {
        var mappings = Path.Combine(directory, "logsources");
        var (mapping, said) = Directory.Exists(mappings) ? MappingLoader.LoadDirectory(mappings) : (LogSourceMapping.Empty, []);
        var rules = new SigmaLoader(options).LoadDirectories(Directory.EnumerateDirectories(directory).Where(one => !string.Equals(one, mappings, StringComparison.Ordinal)));
        return (new SigmaContent(rules, mapping), [.. said, .. rules.Diagnostics]);
    }

    /// <inheritdoc/>
    public IDetector Compile(FieldSchemaBuilder fields)
    {
        foreach (var container in mapping.Containers)
        {
            fields.Container(container);
        }

        var links = new CorrelationLinks(rules.Correlations, fields);
        var groups = Compile(rules.Rules.ToLookup(rule => Routing ? rule.LogSource : LogSource.Any), links, fields);
        var router = new LogSourceRouter(Routing ? mapping : LogSourceMapping.Empty, groups, fields);
        foreach (var map in mapping.Fields.Where(map => fields.IsDeclared(map.Field)))
        {
            foreach (var path in map.Paths)
            {
                fields.Alias(fields.Field(map.Field), path);
            }
        }

        return new SigmaDetector(groups, router, [.. rules.Correlations.Select(one => new SigmaCorrelator(one, links.Reports(one.Header), Correlation))]);
    }

    // Fields are given out one after the other; what follows is each group's own business, the largest first.
    private static RuleGroup[] Compile(ILookup<LogSource, SigmaRule> rules, CorrelationLinks links, FieldSchemaBuilder fields)
    {
        IGrouping<LogSource, SigmaRule>[] sources = [.. rules.OrderByDescending(static group => group.Count())];
        RuleOutcome[][] outcomes = [.. sources.Select(group => group.Select(rule => new RuleOutcome(rule, links.Of(rule.Header), links.Reports(rule.Header))).ToArray())];
        ProgramBuilder[] builders = [.. sources.Select(group => new ProgramBuilder([.. group.Select(static rule => rule.Expression)], fields))];
        var groups = new RuleGroup[sources.Length];
        Parallel.For(0, groups.Length, i => groups[i] = new RuleGroup(sources[i].Key, outcomes[i], builders[i].Build()));
        return groups;
    }
}
