using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Core.Errors;

namespace HelmAI.Analytics.RuleSets.Import;

/// <summary>Reads the YAML files of a directory on the server, which must lie within the configured root. Links are not followed.</summary>
internal static class RuleDirectory
{
    private static readonly EnumerationOptions Within = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };

    /// <summary>Reads a directory.</summary>
    /// <param name="root">The root; <see langword="null"/> where no directory may be read.</param>
    /// <param name="directory">The directory, relative to the root or absolute within it.</param>
    /// <returns>Its YAML files.</returns>
    /// <exception cref="ForbiddenException">No directory may be read.</exception>
    /// <exception cref="ValidationException">It lies elsewhere, is not there, or is beyond a limit.</exception>
    public static IReadOnlyList<ImportedFile> Read(string? root, string directory)
    {
        if (root is null)
        {
            throw new ForbiddenException("Directories can't be imported here: HELM_RULES_IMPORT_ROOT is not set.");
        }

        // Told apart for nobody: whether a directory outside exists is none of the caller's business.
        if (Resolve(root, directory) is not { } path)
        {
            throw new ValidationException("There is no such directory within HELM_RULES_IMPORT_ROOT.", "directory");
        }

        var reader = new BoundedReader();
        var files = new List<ImportedFile>();
        foreach (var file in Directory.EnumerateFiles(path, "*", Within))
        {
            reader.CountEntry();
            if (ImportLimits.IsRuleFile(file))
            {
                files.Add(Read(reader, file, Path.GetRelativePath(path, file).Replace(Path.DirectorySeparatorChar, '/')));
            }
        }

        files.Sort(static (x, y) => string.CompareOrdinal(x.Name, y.Name));
        return files;
    }

    private static ImportedFile Read(BoundedReader reader, string file, string name)
    {
        try
        {
            using var content = File.OpenRead(file);
            return reader.Read(name, content);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return ImportedFile.Refused(name, DiagnosticKinds.UnreadableFile, "the file can't be read");
        }
    }

    private static string? Resolve(string root, string directory)
    {
        if (directory.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory, full));
        if (path != full && !path.StartsWith(full + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            return null;
        }

        for (var step = path; step.Length > full.Length; step = Path.GetDirectoryName(step)!)
        {
            if (new DirectoryInfo(step).LinkTarget is not null)
            {
                return null;
            }
        }

        return Directory.Exists(path) ? path : null;
    }
}
