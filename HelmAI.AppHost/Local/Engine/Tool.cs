using System.ComponentModel;
using System.Diagnostics;

namespace HelmAI.AppHost.Local.Engine;

/// <summary>Runs small programs to their end.</summary>
internal static class Tool
{
    /// <summary>Runs a program.</summary>
    /// <param name="command">The program.</param>
    /// <param name="cancellationToken">Gives up, and ends the program.</param>
    /// <returns>What it wrote to standard output.</returns>
    /// <exception cref="DistributedApplicationException">It could not be started, or failed; with what it wrote.</exception>
    public static async Task<string> RunAsync(ProcessCommand command, CancellationToken cancellationToken)
    {
        using var process = new Process
        {
            StartInfo = new(command.Program, command.Arguments)
            {
                UserName = command.User ?? "",
                WorkingDirectory = command.WorkingDirectory,
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            throw new DistributedApplicationException($"{command.Program} could not be started: {exception.Message}", exception);
        }

        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0
                ? await output
                : throw new DistributedApplicationException($"{command.Program} failed: {await errors}{await output}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
