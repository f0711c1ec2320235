using System.Formats.Tar;
using System.IO.Compression;
using HelmAI.Core.Errors;

namespace HelmAI.Analytics.RuleSets.Import;

/// <summary>
/// Reads the YAML files of a zip or a gzipped tar archive. Nothing is written to disk, so that a path can lead nowhere; links
/// and archives within are left out.
/// </summary>
internal static class RuleArchive
{
    // A tar header and its padding, for each entry, beside the files' own bytes.
    private const long MaxTarBytes = ImportLimits.MaxExpandedBytes + (1024L * ImportLimits.MaxEntries);

    /// <summary>Reads an archive.</summary>
    /// <param name="archive">The archive, of either kind.</param>
    /// <returns>Its YAML files.</returns>
    /// <exception cref="ValidationException">It is no archive, or beyond a limit.</exception>
    public static IReadOnlyList<ImportedFile> Read(byte[] archive)
    {
        try
        {
            using var stream = new MemoryStream(archive, writable: false);
            return archive switch
            {
                [(byte)'P', (byte)'K', ..] => ReadZip(stream),
                [0x1F, 0x8B, ..] => ReadTar(stream),
                _ => throw new ValidationException("The body is neither a zip nor a gzipped tar archive."),
            };
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or FormatException or IOException or NotSupportedException or ArgumentException)
        {
            throw new ValidationException($"The archive can't be read: {exception.Message}");
        }
    }

    private static List<ImportedFile> ReadZip(Stream stream)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        var reader = new BoundedReader();
        var files = new List<ImportedFile>();
        foreach (var entry in zip.Entries)
        {
            reader.CountEntry();
            if (ImportLimits.IsRuleFile(entry.FullName))
            {
                using var content = entry.Open();
                files.Add(reader.Read(entry.FullName, content));
            }
        }

        return files;
    }

    private static List<ImportedFile> ReadTar(Stream stream)
    {
        using var expanded = new LimitedStream(new GZipStream(stream, CompressionMode.Decompress), MaxTarBytes);
        using var tar = new TarReader(expanded);
        var reader = new BoundedReader();
        var files = new List<ImportedFile>();
        while (tar.GetNextEntry() is { } entry)
        {
            reader.CountEntry();
            if (entry is { EntryType: TarEntryType.RegularFile or TarEntryType.V7RegularFile, DataStream: { } content } && ImportLimits.IsRuleFile(entry.Name))
            {
                files.Add(reader.Read(entry.Name, content));
            }
        }

        return files;
    }
}
