namespace HelmAI.AppHost.Local.Engine;

/// <summary>How a program is asked to stop, by the signal's number, which Linux, macOS and the BSDs share.</summary>
internal enum StopSignal
{
    /// <summary>SIGINT: to PostgreSQL a fast shutdown, which ends sessions and leaves a clean data folder.</summary>
    Interrupt = 2,

    /// <summary>SIGTERM: what services and Redis end themselves by.</summary>
    Terminate = 15,
}
