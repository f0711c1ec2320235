namespace HelmAI.AppHost.Local.Engine;

/// <summary>All lines of all resources on one console, each with its resource's name in front.</summary>
internal sealed class ConsoleLog
{
    /// <summary>The name in front of the engine's own lines.</summary>
    public const string Engine = "apphost";

    private const int LinesKept = 20;

    // Bright ANSI colours (ECMA-48, SGR 92 to 96) that are readable on dark and light grounds; red is left for faults.
    private static readonly string[] Colours = ["\e[96m", "\e[92m", "\e[95m", "\e[93m", "\e[94m"];

    private readonly TextWriter _output;
    private readonly bool _colour;
    private readonly List<string> _sources;
    private readonly int _width;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<string>> _lastLines = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Writes somewhere.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="colour">Whether in colour.</param>
    /// <param name="sources">The names, for the width of the first column.</param>
    public ConsoleLog(TextWriter output, bool colour, IEnumerable<string> sources)
    {
        _output = output;
        _colour = colour;
        _sources = [Engine, .. sources];
        _width = _sources.Max(source => source.Length);
    }

    /// <summary>Writes to the console, in colour where it is a terminal and NO_COLOR (no-color.org) is not set.</summary>
    /// <param name="sources">The names.</param>
    /// <returns>The log.</returns>
    public static ConsoleLog ForTerminal(IEnumerable<string> sources) => new(
        Console.Out,
        colour: !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
        sources);

    /// <summary>Writes a line.</summary>
    /// <param name="source">Whose.</param>
    /// <param name="text">The line.</param>
    public void Line(string source, string text)
    {
        var prefix = source.PadRight(_width);
        if (_colour)
        {
            prefix = $"{Colours[Math.Max(_sources.IndexOf(source), 0) % Colours.Length]}{prefix}\e[0m";
        }

        lock (_lock)
        {
            Keep(source, text);
            _output.WriteLine($"{prefix} | {text}");
        }
    }

    /// <summary>The last lines of one resource, to explain its failure.</summary>
    /// <param name="source">The resource.</param>
    /// <returns>The lines.</returns>
    public string LastLinesOf(string source)
    {
        lock (_lock)
        {
            return _lastLines.TryGetValue(source, out var lines) ? string.Join('\n', lines) : "";
        }
    }

    private void Keep(string source, string text)
    {
        if (!_lastLines.TryGetValue(source, out var lines))
        {
            _lastLines[source] = lines = new();
        }

        lines.Enqueue(text);
        if (lines.Count > LinesKept)
        {
            lines.Dequeue();
        }
    }
}
