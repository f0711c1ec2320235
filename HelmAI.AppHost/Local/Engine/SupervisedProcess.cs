using System.Diagnostics;
using System.Globalization;

namespace HelmAI.AppHost.Local.Engine;

/// <summary>A running process behind its <see cref="Supervisor"/>.</summary>
internal sealed class SupervisedProcess
{
    private readonly Process _supervisor;
    private readonly Action<string> _onLine;
    private readonly TaskCompletionSource<int> _processId = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SupervisedProcess(Process supervisor, Action<string> onLine)
    {
        _supervisor = supervisor;
        _onLine = onLine;
        Exited = FollowAsync();
    }

    /// <summary>The process's own id, not the supervisor's.</summary>
    public Task<int> ProcessId => _processId.Task;

    /// <summary>Ends with the process, with its exit code.</summary>
    public Task<int> Exited { get; }

    /// <summary>Starts a process.</summary>
    /// <param name="command">The process.</param>
    /// <param name="onLine">Takes each line of its output and errors, one at a time for each of the two.</param>
    /// <returns>The process, on its way.</returns>
    public static SupervisedProcess Start(ProcessCommand command, Action<string> onLine)
    {
        var start = new ProcessStartInfo(DotnetHost.Path, Supervisor.ArgumentsFor(command))
        {
            WorkingDirectory = command.WorkingDirectory,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in command.Variables)
        {
            start.Environment[name] = value;
        }

        return new(Process.Start(start)!, onLine);
    }

    /// <summary>Asks the process to stop and waits until it has.</summary>
    /// <returns>Its exit code.</returns>
    public Task<int> StopAsync()
    {
        _supervisor.StandardInput.Close();
        return Exited;
    }

    private async Task<int> FollowAsync()
    {
        using (_supervisor)
        {
            await Task.WhenAll(ReadAsync(_supervisor.StandardOutput), ReadAsync(_supervisor.StandardError));
            await _supervisor.WaitForExitAsync();
            _processId.TrySetCanceled();
            return _supervisor.ExitCode;
        }
    }

    private async Task ReadAsync(StreamReader output)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Supervisor.ProcessIdMark, StringComparison.Ordinal))
            {
                _processId.TrySetResult(int.Parse(line.AsSpan(Supervisor.ProcessIdMark.Length), CultureInfo.InvariantCulture));
            }
            else
            {
                _onLine(line);
            }
        }
    }
}
