using System.Collections.Frozen;
using HelmAI.Analytics.Detection.Sigma.Correlation;
using HelmAI.Analytics.Detection.Sigma.Engine;
using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Routing;
using HelmAI.Analytics.Detection.Sigma.Tenants;

namespace HelmAI.Analytics.Detection.Sigma;

/// <summary>Sigma rules, as loaded.</summary>
/// <param name="rules">The rules.</param>
/// <param name="mapping">How events are shaped and which log sources they belong to.</param>
internal sealed class SigmaContent(SigmaLoadResult rules, LogSourceMapping mapping) : IDetectionContent
{
    /// <summary>The rules.</summary>
    public SigmaLoadResult Rules => rules;

    /// <summary>How events are shaped and which log sources they belong to.</summary>
    public LogSourceMapping Mapping => mapping;

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
        EventShape.DeclareContainers(mapping, fields);
        var links = new CorrelationLinks(rules.Correlations, fields);
        var routed = new RoutedRules<RuleOutcome>(
            rules.Rules, rule => new RuleOutcome(rule.Header, links.Of(rule.Header), links.Reports(rule.Header)), Routing ? mapping : null, fields);
        EventShape.DeclareAliases(mapping, fields);
        var correlators = rules.Correlations.Select(one => new SigmaCorrelator(one, links.Reports(one.Header), Correlation));
        return new SigmaDetector(routed, [.. correlators], FrozenDictionary<string, TenantOverlay>.Empty);
    }
}
