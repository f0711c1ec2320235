namespace HelmAI.Analytics.RuleSets.Import;

/// <summary>How much an import takes in: several times SigmaHQ's whole repository.</summary>
internal static class ImportLimits
{
    /// <summary>The largest archive, in bytes.</summary>
    public const int MaxArchiveBytes = 24 * 1024 * 1024;

    /// <summary>The most entries of an archive, or files of a directory.</summary>
    public const int MaxEntries = 50_000;

    /// <summary>The most bytes of all rules together.</summary>
    public const long MaxExpandedBytes = 128 * 1024 * 1024;

    /// <summary>The largest file with rules, in bytes.</summary>
    public const int MaxFileBytes = 1024 * 1024;

    /// <summary>Whether a file may hold rules, by its name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Whether it ends as YAML files do.</returns>
    public static bool IsRuleFile(string name) => Path.GetExtension(name).ToUpperInvariant() is ".YML" or ".YAML";
}
