namespace HelmAI.Analytics.Intelligence.Index;

/// <summary>What the keeping of indicators logs.</summary>
internal static partial class Log
{
    [LoggerMessage(2111, LogLevel.Information, "Indicators in force: {Count} of {Source}, {Tenants} tenants with their own, {Bytes} bytes, after {Milliseconds:0} ms")]
    public static partial void InForce(ILogger logger, int count, string source, int tenants, long bytes, double milliseconds);

    [LoggerMessage(2112, LogLevel.Error, "The indicators of {Source} could not be read; those in force stay")]
    public static partial void Kept(ILogger logger, Exception exception, string source);

    [LoggerMessage(2113, LogLevel.Warning, "IND001 '{Value}' of {List} is no {Type} that can be looked for, or one more pattern than the 1,000 a tenant that are looked at with every event")]
    public static partial void Refused(ILogger logger, string value, string type, string list);

    [LoggerMessage(2114, LogLevel.Warning, "{Count} indicators of {Source} can't be looked for")]
    public static partial void RefusedCount(ILogger logger, int count, string source);
}
