using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using HelmAI.ApiService.Events;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.EndToEnd;

/// <summary>The real program in a process of its own, with nothing of this process's environment but what a program needs.</summary>
internal sealed partial class ApiProcess : IDisposable
{
    public const string Key = "a-key-for-tests-0123456789";

    private readonly Process _process = new();
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();

    private ApiProcess(string folder, (string Name, string Value)[] environment)
    {
        _process.StartInfo = new ProcessStartInfo("dotnet", [typeof(EventOptions).Assembly.Location])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in _process.StartInfo.Environment.Keys.Where(name => !Needed.Contains(name)).ToList())
        {
            _process.StartInfo.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            _process.StartInfo.Environment[name] = value;
        }

        _process.OutputDataReceived += (_, line) => Append(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Append(_errors, line.Data);
    }

    /// <summary>How much memory it has in use, in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public string Output => Read(_output);

    public string Errors => Read(_errors);

    private static HashSet<string> Needed { get; } = new(["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "DOTNET_ROOT", "SystemRoot"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Starts the program, which finds a free port itself and keeps its data in the folder.</summary>
    public static ApiProcess Start(TemporaryFolder folder, params (string Name, string Value)[] environment)
    {
        // One key and one address stand for all callers here; tests of limits turn them on.
        var api = new ApiProcess(
            folder.Path,
            [("ASPNETCORE_URLS", "http://127.0.0.1:0"), ("RATE_LIMIT_ENABLED", "false"), ("HELM_AUTH_FAILURE_LIMIT", "0"), ("HELM_ENCRYPTION_KEY", Some.EncryptionKeyText), .. environment]);
        api._process.Start();
        api._process.BeginOutputReadLine();
        api._process.BeginErrorReadLine();
        return api;
    }

    /// <summary>Waits until it listens, and makes a client with the key.</summary>
    public async Task<HttpClient> ConnectAsync(string key = Key)
    {
        await Eventually.TrueAsync(() => _process.HasExited || Address.IsMatch(Output));
        Assert.False(_process.HasExited, Errors + Output);
        var client = new HttpClient { BaseAddress = new Uri(Address.Match(Output).Groups["address"].Value) };
        client.DefaultRequestHeaders.Add("X-API-Key", key);
        return client;
    }

    /// <summary>Waits until it ends by itself.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> ExitAsync()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await _process.WaitForExitAsync(deadline.Token);
        return _process.ExitCode;
    }

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await ExitAsync();
    }

    /// <summary>Tells it to stop, as an orchestrator does.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private static void Append(StringBuilder text, string? line)
    {
        lock (text)
        {
            text.AppendLine(line);
        }
    }

    private static string Read(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }

    [GeneratedRegex("Now listening on: (?<address>http://[0-9.:]+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address { get; }
}
