using System.Globalization;
using System.IO.Compression;

namespace HelmAI.Benchmarks.Sigma;

/// <summary>The data that the figures are measured over: SigmaHQ's rules, and real Windows events with the right matches.</summary>
/// <param name="root">The directory that holds <c>sigma</c> and <c>events</c>.</param>
internal sealed class SharedData(string root)
{
    /// <summary>The directories of SigmaHQ's rules.</summary>
    public IReadOnlyList<string> RuleDirectories { get; } =
        [.. Directory.GetDirectories(Path.Combine(root, "sigma"), "rules*").Order(StringComparer.Ordinal)];

    /// <summary>Reads the events.</summary>
    /// <returns>Each event's bytes.</returns>
    public IReadOnlyList<byte[]> Events()
    {
        using var file = File.OpenRead(Path.Combine(root, "events", "windows-21k.ndjson.gz"));
        using var text = new GZipStream(file, CompressionMode.Decompress);
        using var whole = new MemoryStream();
        text.CopyTo(whole);
        var bytes = whole.ToArray().AsSpan();
        var events = new List<byte[]>();
        foreach (var line in bytes.Split((byte)'\n'))
        {
            if (!bytes[line].IsEmpty)
            {
                events.Add(bytes[line].ToArray());
            }
        }

        return events;
    }

    /// <summary>Reads the pairs of event and rule that are right with routing.</summary>
    /// <returns>The pairs.</returns>
    public IReadOnlySet<(int Event, string Rule)> Matches() => File.ReadLines(Path.Combine(root, "events", "windows-21k.matches.tsv"))
        .Select(static line => line.Split('\t'))
        .Select(static parts => (int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1]))
        .ToHashSet();
}
