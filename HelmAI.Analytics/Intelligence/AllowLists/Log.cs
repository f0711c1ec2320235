namespace HelmAI.Analytics.Intelligence.AllowLists;

/// <summary>What the keeping of allow lists logs.</summary>
internal static partial class Log
{
    [LoggerMessage(2121, LogLevel.Information, "Allow lists in force: {Lists}, with {Entries} entries; {Refused} entries were left out")]
    public static partial void InForce(ILogger logger, int lists, int entries, int refused);

    [LoggerMessage(2122, LogLevel.Warning, "The allow list {Place} was left out: {Fault}")]
    public static partial void LeftOut(ILogger logger, string place, string fault);
}
