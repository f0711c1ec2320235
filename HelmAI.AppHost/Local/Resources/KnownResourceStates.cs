namespace Aspire.Hosting.ApplicationModel;

/// <summary>The states of a resource.</summary>
public static class KnownResourceStates
{
    /// <summary>It waits for others to be healthy.</summary>
    public static readonly string Waiting = "Waiting";

    /// <summary>Its process is being made.</summary>
    public static readonly string Starting = "Starting";

    /// <summary>Its process runs; its health is told apart.</summary>
    public static readonly string Running = "Running";

    /// <summary>Its process crashed and will be started again.</summary>
    public static readonly string RuntimeUnhealthy = "RuntimeUnhealthy";

    /// <summary>It could not be started at all.</summary>
    public static readonly string FailedToStart = "FailedToStart";

    /// <summary>Its process ended and is not started again.</summary>
    public static readonly string Exited = "Exited";
}
