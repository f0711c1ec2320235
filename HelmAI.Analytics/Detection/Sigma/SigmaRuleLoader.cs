using HelmAI.Analytics.Detection.Sigma.Correlation;
using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Routing;
using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Detection.Sigma;

/// <summary>Loads the configured Sigma rules, and the mapping of events to log sources that comes with the program.</summary>
/// <param name="options">Names the rules' directory.</param>
/// <param name="logger">Receives what was loaded, and what could not be.</param>
internal sealed class SigmaRuleLoader(IOptions<SigmaOptions> options, ILogger<SigmaRuleLoader> logger)
{
    // A directory of something else must not fill the log.
    private const int MaxLoggedErrors = 50;

    /// <summary>Loads them. What keeps a rule from loading is logged with its place and remedy.</summary>
    /// <returns>The content; without rules where no directory is configured.</returns>
    public SigmaContent Load()
    {
        var builtIn = Path.Combine(AppContext.BaseDirectory, "Rules", "logsources");
        string[] mappings = options.Value.MappingsDirectory is { } own ? [own, builtIn] : [builtIn];
        var loadedMappings = mappings.Select(MappingLoader.LoadDirectory).ToList();
        var mapping = LogSourceMapping.Join([.. loadedMappings.Select(static one => one.Mapping)]);
        string[] directories = options.Value.RulesDirectory is { } directory ? [directory] : [];
        var rules = new SigmaLoader(new SigmaLoadOptions { Placeholders = mapping.Placeholders }).LoadDirectories(directories);
        if (directories is [var loaded])
        {
            Log.RulesLoaded(logger, rules.Rules.Count, rules.Correlations.Count, loaded, rules.Errors.Count());
        }

        foreach (var error in loadedMappings.SelectMany(static one => one.Diagnostics).Concat(rules.Diagnostics).Where(static one => one.IsError).Take(MaxLoggedErrors))
        {
            Log.RuleLeftOut(logger, error);
        }

        return new SigmaContent(rules, mapping) { Correlation = new CorrelationOptions { Lateness = TimeSpan.FromSeconds(options.Value.LatenessSeconds) } };
    }
}
