using Aspire.Hosting;

namespace HelmAI.Tests.Support;

/// <summary>Whether the servers that some tests start are there; eng/test.sh installs them where it may, and asks the same.</summary>
internal static class InstalledServers
{
    private static readonly string[] Folders =
    [
        .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
        .. Below("/usr/lib/postgresql", "*"),
        .. Below("/opt/homebrew/opt", "postgresql*"),
    ];

    /// <summary>Why a test must be left out, or null. The Aspire build runs the servers in containers and needs none installed.</summary>
    public static string? Missing { get; } =
        typeof(DistributedApplication).Assembly.GetName().Name != "HelmAI.AppHost" || (Has("initdb") && (Has("redis-server") || Has("valkey-server")))
            ? null
            : "PostgreSQL or Redis is not installed.";

    /// <summary>Finds a program of the system.</summary>
    /// <param name="program">Its name.</param>
    /// <returns>Its path, or null where it is not installed.</returns>
    public static string? Find(string program) => Folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private static bool Has(string program) => Find(program) is not null;

    private static IEnumerable<string> Below(string folder, string pattern) =>
        Directory.Exists(folder) ? Directory.GetDirectories(folder, pattern).Select(found => Path.Combine(found, "bin")) : [];
}
