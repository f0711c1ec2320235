using Microsoft.Extensions.Logging;

namespace HelmAI.ServiceDefaults.Encryption;

/// <summary>What encryption logs; event ids 1600 to 1699.</summary>
internal static partial class Log
{
    [LoggerMessage(1600, LogLevel.Information, "HELM_ENCRYPTION_KEY is not set: the development key in {Path} encrypts")]
    public static partial void DevelopmentKey(this ILogger logger, string path);
}
