using Microsoft.Extensions.Logging;

namespace HelmAI.ServiceDefaults.Storage;

/// <summary>What the services log of their database; event ids 1400 to 1499.</summary>
internal static partial class Log
{
    [LoggerMessage(1400, LogLevel.Warning, "The database is out of reach: {Reason}. Requests get 503 meanwhile; next try in {PauseMilliseconds} ms")]
    public static partial void DatabaseOutOfReach(ILogger logger, string reason, double pauseMilliseconds);
}
