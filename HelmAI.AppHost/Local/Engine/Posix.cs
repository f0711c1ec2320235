using System.Runtime.InteropServices;

namespace HelmAI.AppHost.Local.Engine;

/// <summary>The two system calls that .NET has no door to.</summary>
internal static class Posix
{
    /// <summary>Moves this process into a session of its own, so that Ctrl+C at the terminal does not reach it and its children.</summary>
    public static void LeaveTerminal()
    {
        // Fails only for a process that already leads a group, which is what is wanted.
        _ = SetSession();
    }

    /// <summary>Sends a signal.</summary>
    /// <param name="processId">To whom.</param>
    /// <param name="signal">Which.</param>
    public static void Send(int processId, StopSignal signal)
    {
        // Fails where the process has just ended by itself, which is what was wanted.
        _ = SendSignal(processId, (int)signal);
    }

    [DllImport("libc", EntryPoint = "setsid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetSession();

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int processId, int signal);
}
