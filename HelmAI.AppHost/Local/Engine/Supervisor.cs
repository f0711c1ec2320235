using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace HelmAI.AppHost.Local.Engine;

/// <summary>
/// Keeps watch over one process: starts it, and stops it when standard input ends. The AppHost holds the other end of that pipe,
/// and the system closes it however the AppHost dies, so that no process outlives it.
/// </summary>
internal static class Supervisor
{
    /// <summary>The first argument of an AppHost that is to be a supervisor; stop signal, user, program and its arguments follow.</summary>
    public const string Command = "supervise";

    /// <summary>Begins the one line that a supervisor itself writes: the process id follows.</summary>
    public const string ProcessIdMark = "supervised process ";

    /// <summary>What a shell answers for a command that it can't find (POSIX.1-2017, 2.8.2).</summary>
    private const int NotFound = 127;

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    /// <summary>The command line of a supervisor.</summary>
    /// <param name="command">What it is to run.</param>
    /// <returns>The arguments for <see cref="DotnetHost"/>.</returns>
    public static IEnumerable<string> ArgumentsFor(ProcessCommand command) =>
    [
        "exec", typeof(Supervisor).Assembly.Location, Command,
        command.StopSignal.ToString(), command.User ?? "", command.Program, .. command.Arguments,
    ];

    /// <summary>Runs and watches a process.</summary>
    /// <param name="args">What follows <see cref="Command"/> on the command line.</param>
    /// <returns>The process's exit code, 128 and the signal's number where a signal ended it.</returns>
    public static int Run(string[] args)
    {
        var signal = Enum.Parse<StopSignal>(args[0]);
        if (!OperatingSystem.IsWindows())
        {
            Posix.LeaveTerminal();
        }

        // The child reads nothing, but writes to where the supervisor's own output goes.
        using var child = new Process { StartInfo = new(args[2], args[3..]) { UserName = args[1], UseShellExecute = false, RedirectStandardInput = true } };
        try
        {
            child.Start();
        }
        catch (Win32Exception exception)
        {
            Console.Error.WriteLine($"{args[2]} could not be started: {exception.Message}");
            return NotFound;
        }

        child.StandardInput.Close();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ProcessIdMark}{child.Id}"));

        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            Stop(child, signal);
        });
        new Thread(() => StopAtEndOfInput(child, signal)) { IsBackground = true }.Start();
        child.WaitForExit();
        return child.ExitCode;
    }

    private static void StopAtEndOfInput(Process child, StopSignal signal)
    {
        using var input = Console.OpenStandardInput();
        while (input.ReadByte() >= 0)
        {
            // Nothing is ever written to it; only its end matters.
        }

        Stop(child, signal);
    }

    private static void Stop(Process child, StopSignal signal)
    {
        if (child.HasExited)
        {
            return;
        }

        if (!OperatingSystem.IsWindows())
        {
            Posix.Send(child.Id, signal);
            if (child.WaitForExit(Grace))
            {
                return;
            }
        }

        child.Kill(entireProcessTree: true);
    }
}
