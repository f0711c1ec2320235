using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace HelmAI.Analytics.Intelligence.AllowLists;

/// <summary>Reads warning lists as MISP publishes them: a file, a folder with files at any depth, or an archive (<c>.tar.gz</c>, <c>.tgz</c>).</summary>
internal static class AllowListReader
{
    /// <summary>Reads lists.</summary>
    /// <param name="path">Where they are.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Where each list stood, and the list or what is wrong with it.</returns>
    /// <exception cref="IOException">They can't be read.</exception>
    /// <exception cref="InvalidDataException">The archive is none.</exception>
    public static async IAsyncEnumerable<(string Place, AllowList? List, string? Fault)> ReadAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (path.EndsWith(".tar.gz", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".tgz", StringComparison.OrdinalIgnoreCase))
        {
            await using var archive = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
            await using var tar = new TarReader(archive);
            while (await tar.GetNextEntryAsync(cancellationToken: cancellationToken) is { } entry)
            {
                if (entry.DataStream is { } data && IsList(entry.Name))
                {
                    yield return await ReadAsync(entry.Name, data, cancellationToken);
                }
            }

            yield break;
        }

        IEnumerable<string> files = File.Exists(path) ? [path] : Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories).Where(IsList).Order(StringComparer.Ordinal);
        foreach (var file in files)
        {
            await using var data = File.OpenRead(file);
            yield return await ReadAsync(file, data, cancellationToken);
        }
    }

    private static bool IsList(string name) => name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    private static async Task<(string Place, AllowList? List, string? Fault)> ReadAsync(string place, Stream data, CancellationToken cancellationToken)
    {
        try
        {
            return (place, await AllowList.ReadAsync(data, cancellationToken), null);
        }
        catch (InvalidDataException exception)
        {
            return (place, null, exception.Message);
        }
    }
}
