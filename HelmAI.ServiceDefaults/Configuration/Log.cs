using Microsoft.Extensions.Logging;

namespace HelmAI.ServiceDefaults.Configuration;

/// <summary>What the configuration logs.</summary>
internal static partial class Log
{
    [LoggerMessage(1000, LogLevel.Warning, "{Lost} is set but does not count: {Won} overrules it.")]
    public static partial void ValueOverruled(this ILogger logger, string lost, string won);
}
