namespace HelmAI.Analytics.Intelligence.Sightings;

/// <summary>What sightings log; event ids 2150 to 2159.</summary>
internal static partial class Log
{
    [LoggerMessage(2150, LogLevel.Warning, "Sightings could not be stored; they are kept and tried again")]
    public static partial void WriteFailed(ILogger logger, Exception exception);
}
