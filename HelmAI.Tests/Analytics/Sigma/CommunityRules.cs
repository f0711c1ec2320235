using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Routing;

namespace HelmAI.Tests.Analytics.Sigma;

/// <summary>SigmaHQ's rules and our mapping, loaded once for the tests that use them.</summary>
public sealed class CommunityRules
{
    private readonly Lazy<SigmaLoadResult> _rules = new(static () => new SigmaLoader(new SigmaLoadOptions()).LoadDirectories(SharedData.RuleDirectories));

    internal SigmaLoadResult Rules => _rules.Value;

    internal LogSourceMapping Mapping { get; } = MappingLoader.LoadDirectory(Path.Combine(AppContext.BaseDirectory, "Rules", "logsources")).Mapping;
}
