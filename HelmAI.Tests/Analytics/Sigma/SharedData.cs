using System.Globalization;
using System.IO.Compression;

namespace HelmAI.Tests.Analytics.Sigma;

/// <summary>Rules, events and right answers that the repository does not carry.</summary>
internal static class SharedData
{
    /// <summary>Where they are: <c>HELM_SHARED_DATA</c>, or <c>shared/data</c> beside this repository or a directory above; null where they are not.</summary>
    public static string? Root { get; } = Find();

    /// <summary>The directories of SigmaHQ's rules.</summary>
    public static IReadOnlyList<string> RuleDirectories => [.. Directory.GetDirectories(Path.Combine(Root!, "sigma"), "rules*").Order(StringComparer.Ordinal)];

    /// <summary>Reads the Windows events.</summary>
    public static IReadOnlyList<byte[]> Events()
    {
        using var file = File.OpenRead(Path.Combine(Root!, "events", "windows-21k.ndjson.gz"));
        using var text = new GZipStream(file, CompressionMode.Decompress);
        using var reader = new StreamReader(text);
        var events = new List<byte[]>();
        while (reader.ReadLine() is { } line)
        {
            events.Add(System.Text.Encoding.UTF8.GetBytes(line));
        }

        return events;
    }

    /// <summary>Reads the pairs of event and rule that are right with routing.</summary>
    public static HashSet<(int Event, string Rule)> Matches() => [.. File.ReadLines(Path.Combine(Root!, "events", "windows-21k.matches.tsv"))
        .Select(static line => line.Split('\t'))
        .Select(static parts => (int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1]))];

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("HELM_SHARED_DATA") is { Length: > 0 } named)
        {
            return Directory.Exists(named) ? named : null;
        }

        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var beside = Path.Combine(directory.FullName, "shared", "data");
            if (Directory.Exists(Path.Combine(beside, "sigma")))
            {
                return beside;
            }
        }

        return null;
    }
}
