using HelmAI.Analytics.Detection.Sigma.Loading;

namespace HelmAI.Analytics.Detection.Sigma;

/// <summary>What the loading of Sigma rules logs.</summary>
internal static partial class Log
{
    [LoggerMessage(2201, LogLevel.Information, "Loaded {Rules} Sigma rules and {Correlations} correlations from {Sources} in {Milliseconds:0} ms; {Errors} errors")]
    public static partial void RulesLoaded(ILogger logger, int rules, int correlations, string sources, double milliseconds, int errors);

    [LoggerMessage(2202, LogLevel.Warning, "Left out: {Diagnostic}")]
    public static partial void RuleLeftOut(ILogger logger, SigmaDiagnostic diagnostic);
}
