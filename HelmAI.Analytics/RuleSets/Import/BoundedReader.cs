using System.Text;
using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Core.Errors;

namespace HelmAI.Analytics.RuleSets.Import;

/// <summary>Reads files with rules, within the limits of an import; what an archive says of its sizes is not believed.</summary>
internal sealed class BoundedReader
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[] _buffer = new byte[ImportLimits.MaxFileBytes + 1];
    private long _expanded;
    private int _entries;

    /// <summary>Counts an entry, whether it holds rules or not.</summary>
    /// <exception cref="ValidationException">There are too many.</exception>
    public void CountEntry()
    {
        if (++_entries > ImportLimits.MaxEntries)
        {
            throw new ValidationException($"There are more than {ImportLimits.MaxEntries} files.");
        }
    }

    /// <summary>Reads a file.</summary>
    /// <param name="name">Its path; never opened, and refused where it leads out of the archive.</param>
    /// <param name="content">Its bytes.</param>
    /// <returns>The file.</returns>
    /// <exception cref="ValidationException">All files together are too large.</exception>
    public ImportedFile Read(string name, Stream content)
    {
        if (IsUnsafe(name))
        {
            return ImportedFile.Refused(EvidenceName(name), DiagnosticKinds.UnsafePath, "the path leads out of the archive");
        }

        var length = content.ReadAtLeast(_buffer, _buffer.Length, throwOnEndOfStream: false);
        _expanded += length;
        if (_expanded > ImportLimits.MaxExpandedBytes)
        {
            throw new ValidationException($"The rules are larger than {ImportLimits.MaxExpandedBytes} bytes together.");
        }

        if (length > ImportLimits.MaxFileBytes)
        {
            return ImportedFile.Refused(name, DiagnosticKinds.ExcessiveDocument, $"the file is larger than {ImportLimits.MaxFileBytes} bytes");
        }

        try
        {
            return new ImportedFile(name, Strict.GetString(_buffer, 0, length).TrimStart('\uFEFF'));
        }
        catch (DecoderFallbackException)
        {
            return ImportedFile.Refused(name, DiagnosticKinds.UnreadableFile, "the file is not UTF-8");
        }
    }

    private static bool IsUnsafe(string name) =>
        name.Length > 512 || name.StartsWith('/') || name.Contains('\\', StringComparison.Ordinal) || name.Contains(':', StringComparison.Ordinal)
        || name.Any(char.IsControl) || name.Split('/').Contains("..", StringComparer.Ordinal);

    private static string EvidenceName(string name) => string.Concat(name.Take(512).Select(static one => char.IsControl(one) ? '?' : one));
}
