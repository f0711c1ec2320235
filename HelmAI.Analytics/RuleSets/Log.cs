namespace HelmAI.Analytics.RuleSets;

/// <summary>What the keeping of rule sets logs.</summary>
internal static partial class Log
{
    [LoggerMessage(2301, LogLevel.Information, "Rules in force: {Rules} shared, {Tenants} tenants with their own, version {Version}, after {Milliseconds:0} ms")]
    public static partial void InForce(ILogger logger, int rules, int tenants, long version, double milliseconds);

    [LoggerMessage(2302, LogLevel.Error, "The changed rules of tenant '{TenantId}' (empty: the shared ones) could not be used; the rules in force stay: {Fault}")]
    public static partial void Kept(ILogger logger, string tenantId, string fault);

    [LoggerMessage(2303, LogLevel.Warning, "Left out of tenant '{TenantId}': {Diagnostic}")]
    public static partial void LeftOut(ILogger logger, string tenantId, string diagnostic);

    [LoggerMessage(2304, LogLevel.Warning, "Changes of rules could not be looked for; the rules in force stay, next try in {PauseMilliseconds} ms")]
    public static partial void LookFailed(ILogger logger, Exception exception, double pauseMilliseconds);

    [LoggerMessage(2305, LogLevel.Error, "Backtest {Id} failed")]
    public static partial void BacktestFailed(ILogger logger, Exception exception, Guid id);
}
