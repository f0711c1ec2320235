using System.Diagnostics;
using System.Globalization;
using HelmAI.AppHost.Local.Engine;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.AppHost.Local;

/// <summary>The AppHost as a user runs it: a process of its own.</summary>
internal sealed class AppHostProcess : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly Task _reading;

    public AppHostProcess(string dataFolder, params string[] arguments)
    {
        var start = new ProcessStartInfo(DotnetHost.Path, ["exec", typeof(DotnetHost).Assembly.Location, $"--HELM_DATA_FOLDER={dataFolder}", .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        _process = Process.Start(start)!;
        _reading = ReadAsync();
    }

    /// <summary>All lines so far.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>Waits for a line.</summary>
    public async Task<string> WaitForLineAsync(string source, string text = "")
    {
        bool Matches(string line) => line.StartsWith(source + " ", StringComparison.Ordinal) && line.Contains(text, StringComparison.Ordinal);
        await Eventually.TrueAsync(() => Lines.Any(Matches), () => string.Join('\n', Lines));
        return Lines.First(Matches);
    }

    /// <summary>Waits until both servers and both projects have said something.</summary>
    public async Task WaitForAllAsync()
    {
        await WaitForLineAsync("postgres", "ready to accept connections");
        foreach (var source in new[] { "cache", "api", "analytics" })
        {
            await WaitForLineAsync(source);
        }
    }

    /// <summary>Sends a signal to the AppHost alone.</summary>
    public void Send(StopSignal signal) => Posix.Send(_process.Id, signal);

    /// <summary>Ends the AppHost alone, by SIGKILL.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits for its end.</summary>
    public async Task<int> WaitForExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Limit);
        await _reading.WaitAsync(Limit);
        return _process.ExitCode;
    }

    /// <summary>The ids of all processes that it, its children and so on have started.</summary>
    public async Task<IReadOnlyList<int>> DescendantsAsync()
    {
        var table = await ProcessTableAsync("pid=,ppid=");
        List<int> found = [_process.Id];
        for (var i = 0; i < found.Count; i++)
        {
            found.AddRange(table.Where(row => row[1] == found[i].ToString(CultureInfo.InvariantCulture)).Select(row => int.Parse(row[0], CultureInfo.InvariantCulture)));
        }

        return found[1..];
    }

    /// <summary>Which of some processes still run; a dead one that nobody has asked after does not.</summary>
    public static async Task<IReadOnlyList<string>> AliveAsync(IReadOnlyList<int> processIds) =>
        [.. (await ProcessTableAsync("pid=,stat=,args="))
            .Where(row => processIds.Contains(int.Parse(row[0], CultureInfo.InvariantCulture)) && !row[1].StartsWith('Z'))
            .Select(row => string.Join(' ', row))];

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static async Task<string[][]> ProcessTableAsync(string columns)
    {
        var text = await Tool.RunAsync(new("ps", ["-A", "-o", columns]), CancellationToken.None);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            lock (_lines)
            {
                _lines.Add(line);
            }
        }
    }
}
