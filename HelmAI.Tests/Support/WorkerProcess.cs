using System.Diagnostics;
using System.Globalization;
using HelmAI.Analytics;

namespace HelmAI.Tests.Support;

/// <summary>The analytics program as a process of its own.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;

    public WorkerProcess(string connectionString, int claimTimeoutSeconds)
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", typeof(AnalyticsModule).Assembly.Location])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment =
            {
                ["ConnectionStrings__helmdb"] = connectionString,
                ["HELM_CLAIM_TIMEOUT_SECONDS"] = claimTimeoutSeconds.ToString(CultureInfo.InvariantCulture),
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            },
        };
        _process = Process.Start(start)!;
        _process.BeginOutputReadLine();
    }

    public bool Runs => !_process.HasExited;

    /// <summary>Freezes it.</summary>
    public Task StopAsync() => SendAsync("STOP");

    /// <summary>Lets it run on.</summary>
    public Task ContinueAsync() => SendAsync("CONT");

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    private async Task SendAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }
}
