namespace HelmAI.Analytics.Rollups;

/// <summary>What the roll-ups log.</summary>
internal static partial class Log
{
    [LoggerMessage(2501, LogLevel.Warning, "Changes could not be folded into the roll-ups; answers stay right, and they are at the next turn")]
    public static partial void NotFolded(ILogger logger, Exception exception);
}
