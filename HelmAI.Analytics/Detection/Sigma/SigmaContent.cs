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

    /// <summary>Loads what a product directory holds: rules anywhere within, mappings in <c>logsources</c>.</summary>
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
        RuleGroup[] groups = Routing
            ? [.. rules.Rules.GroupBy(static rule => rule.LogSource).Select(group => Compile(group.Key, [.. group], links, fields))]
            : [Compile(LogSource.Any, rules.Rules, links, fields)];
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

    private static RuleGroup Compile(LogSource source, IReadOnlyList<SigmaRule> rules, CorrelationLinks links, FieldSchemaBuilder fields) => new(
        source,
        [.. rules.Select(rule => new RuleOutcome(rule, links.Of(rule.Header), links.Reports(rule.Header)))],
        new ProgramBuilder(fields).Build([.. rules.Select(static rule => rule.Expression)]));
}
