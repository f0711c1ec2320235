using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace HelmAI.Benchmarks.Limits;

/// <summary>A Redis of this run alone, on a free port of the loopback interface, that keeps nothing on disk.</summary>
internal sealed class PrivateRedis : IDisposable
{
    private readonly Process _process;

    /// <summary>Starts it.</summary>
    public PrivateRedis()
    {
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        _process = Process.Start(new ProcessStartInfo(
            "redis-server", ["--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", string.Empty, "--appendonly", "no", "--dir", Path.GetTempPath()])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        _process.BeginOutputReadLine();
    }

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>Runs <c>redis-benchmark</c> against it: 50 connections, one command at a time on each, from one thread.</summary>
    /// <param name="requests">How many commands.</param>
    /// <param name="keys">How many keys <c>__rand_int__</c> stands for.</param>
    /// <param name="command">The command.</param>
    /// <returns>Commands a second, and the 99th percentile of their latency in milliseconds.</returns>
    public (double PerSecond, double P99) Benchmark(int requests, int keys, params string[] command)
    {
        string[] arguments =
        [
            "-p", Port.ToString(CultureInfo.InvariantCulture), "-c", "50", "-n", requests.ToString(CultureInfo.InvariantCulture),
            "-r", keys.ToString(CultureInfo.InvariantCulture), "--csv", .. command,
        ];
        using var run = Process.Start(new ProcessStartInfo("redis-benchmark", arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var lines = run.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        run.WaitForExit();

        // Columns: test, rps, average, minimum, p50, p95, p99, maximum.
        var fields = lines[^1].Split("\",\"");
        return (Number(fields[1]), Number(fields[6]));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static double Number(string text) => double.Parse(text.Trim('"'), CultureInfo.InvariantCulture);
}
