using System.Diagnostics;
using HelmAI.Analytics.Detection.Sigma.Correlation;
using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Routing;
using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Detection.Sigma;

/// <summary>Loads the Sigma rules that come with the program and those that are configured, and the mapping of events to log sources.</summary>
/// <param name="options">Says which rules.</param>
/// <param name="logger">Receives what was loaded, and what could not be.</param>
internal sealed class SigmaRuleLoader(IOptions<SigmaOptions> options, ILogger<SigmaRuleLoader> logger)
{
    // A directory of something else must not fill the log.
    private const int MaxLoggedErrors = 50;

    /// <summary>Loads them. What keeps a rule from loading is logged with its place and remedy.</summary>
    /// <returns>The content.</returns>
    public SigmaContent Load()
    {
        string[] mappings = options.Value.MappingsDirectory is { } own ? [own, RulePacks.Mappings] : [RulePacks.Mappings];
        var loadedMappings = mappings.Select(MappingLoader.LoadDirectory).ToList();
        var mapping = LogSourceMapping.Join([.. loadedMappings.Select(static one => one.Mapping)]);
        IReadOnlyList<string> packs = options.Value.RulePacks ? RulePacks.Directories : [];
        string[] further = options.Value.RulesDirectory is { } directory ? [directory] : [];
        var start = Stopwatch.GetTimestamp();
        var rules = new SigmaLoader(new SigmaLoadOptions { Placeholders = mapping.Placeholders }).LoadDirectories(further.Concat(packs));
        Log.RulesLoaded(logger, rules.Rules.Count, rules.Correlations.Count, string.Join(" and ", further.Prepend($"{packs.Count} packs")), Stopwatch.GetElapsedTime(start).TotalMilliseconds, rules.Errors.Count());

        foreach (var error in loadedMappings.SelectMany(static one => one.Diagnostics).Concat(rules.Diagnostics).Where(static one => one.IsError).Take(MaxLoggedErrors))
        {
            Log.RuleLeftOut(logger, error);
        }

        return new SigmaContent(rules, mapping) { Correlation = new CorrelationOptions { Lateness = TimeSpan.FromSeconds(options.Value.LatenessSeconds) } };
    }
}
