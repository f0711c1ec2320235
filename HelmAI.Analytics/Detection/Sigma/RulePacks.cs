namespace HelmAI.Analytics.Detection.Sigma;

/// <summary>The rules and the log source mapping that come with the program: each directory of <c>Rules</c> is a pack, but for <c>logsources</c>.</summary>
internal static class RulePacks
{
    /// <summary>Where the mapping is.</summary>
    public static string Mappings { get; } = Path.Combine(Root, "logsources");

    /// <summary>The packs' directories, in the order of their names.</summary>
    public static IReadOnlyList<string> Directories =>
        [.. Directory.EnumerateDirectories(Root).Where(static one => !string.Equals(one, Mappings, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static string Root => Path.Combine(AppContext.BaseDirectory, "Rules");
}
