using System.IO.Compression;
using System.Runtime.CompilerServices;
using HelmAI.Core.Intelligence;
using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Intelligence.Lists;

/// <summary>The indicators of the built-in list and of the configured ones. Lines at fault are logged and left out.</summary>
/// <param name="options">Names the configured ones.</param>
/// <param name="logger">Hears of what was left out.</param>
internal sealed class IndicatorLists(IOptions<IndicatorOptions> options, ILogger<IndicatorLists> logger) : IIndicatorSource
{
    // A list of the wrong kind must not fill the log.
    private const int MaxLoggedFaults = 20;

    /// <summary>The list that is always loaded: values that are published to test with.</summary>
    public static string BuiltIn { get; } = Path.Combine(AppContext.BaseDirectory, "Rules", "indicators.tsv");

    /// <summary>Looks at the lists' files from outside.</summary>
    /// <returns>What changes when one of them does.</returns>
    /// <exception cref="IOException">One is gone.</exception>
    public string Look() => FileStamp.Of(Files());

    /// <inheritdoc/>
    /// <exception cref="IOException">A list cannot be read.</exception>
    public async IAsyncEnumerable<IndexedIndicator> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in Files())
        {
            await foreach (var indicator in ReadAsync(file, cancellationToken))
            {
                yield return indicator;
            }
        }
    }

    /// <summary>Reads a list.</summary>
    /// <param name="file">The file; its name says whether it is compressed (<c>.gz</c>), and is the list's.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The indicators.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    public async IAsyncEnumerable<IndexedIndicator> ReadAsync(string file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isCompressed = file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        var lines = new ListReader(Path.GetFileName(file).Split('.')[0]);
        var (count, faults) = (0, 0);
        await using var bytes = File.OpenRead(file);
        await using var stream = isCompressed ? new GZipStream(bytes, CompressionMode.Decompress) : (Stream)bytes;
        using var reader = new StreamReader(stream, bufferSize: 64 * 1024);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (lines.Read(line, out var indicator) is { } fault)
            {
                if (faults++ < MaxLoggedFaults)
                {
                    Log.LineLeftOut(logger, fault.Code, file, fault.Line, fault.Message);
                }
            }
            else if (indicator is not null)
            {
                count++;
                yield return indicator;
            }
        }

        Log.Loaded(logger, count, file, faults);
    }

    private IEnumerable<string> Files() => options.Value.File switch
    {
        null => [BuiltIn],
        { } folder when Directory.Exists(folder) => [.. Directory.EnumerateFiles(folder).Where(static file => !Path.GetFileName(file).StartsWith('.')).Order(StringComparer.Ordinal), BuiltIn],
        { } file => [file, BuiltIn],
    };
}
