using System.Diagnostics;
using System.Globalization;
using HelmAI.Analytics;

namespace HelmAI.Tests.Support;

/// <summary>The analytics program as a process of its own, which a shell ends when this process is gone.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private const string Script =
        """
        trap '' INT TERM HUP
        "$@" </dev/null >/dev/null &
        echo $!
        cat >/dev/null
        kill -KILL $!
        """;

    private readonly Process _shell;
    private readonly string _id;

    private WorkerProcess(Process shell, string id)
    {
        _shell = shell;
        _id = id;
    }

    public static async Task<WorkerProcess> StartAsync(string connectionString, int claimTimeoutSeconds, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo(
            "/bin/sh",
            ["-c", Script, "sh", Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", "exec", typeof(AnalyticsModule).Assembly.Location])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ConnectionStrings__helmdb"] = connectionString,
                ["HELM_CLAIM_TIMEOUT_SECONDS"] = claimTimeoutSeconds.ToString(CultureInfo.InvariantCulture),
                ["HELM_ENCRYPTION_KEY"] = Some.EncryptionKeyText,
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            },
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var shell = Process.Start(start)!;
        shell.BeginErrorReadLine();
        return new(shell, (await shell.StandardOutput.ReadLineAsync())!);
    }

    /// <summary>Freezes it.</summary>
    public Task FreezeAsync() => SendAsync("STOP");

    /// <summary>Lets it run on.</summary>
    public Task ContinueAsync() => SendAsync("CONT");

    /// <summary>Ends it, without a chance to say so.</summary>
    public Task KillAsync() => SendAsync("KILL");

    public void Dispose()
    {
        _shell.StandardInput.Close();
        _shell.WaitForExit();
        _shell.Dispose();
    }

    private async Task SendAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _id]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }
}
