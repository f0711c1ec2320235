namespace Aspire.Hosting.ApplicationModel;

/// <summary>The commands that every server and project obeys.</summary>
public static class KnownResourceCommands
{
    /// <summary>Starts what was stopped or has ended.</summary>
    public static readonly string StartCommand = "start";

    /// <summary>Stops it until it is started again.</summary>
    public static readonly string StopCommand = "stop";
}
