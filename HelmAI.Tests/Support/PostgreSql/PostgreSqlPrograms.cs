namespace HelmAI.Tests.Support.PostgreSql;

/// <summary>Where this machine has PostgreSQL's server programs.</summary>
internal static class PostgreSqlPrograms
{
    // Debian and Ubuntu; Fedora; Homebrew on Apple silicon and on Intel.
    private static readonly (string Root, string Versions, string Bin)[] Places =
    [
        ("/usr/lib/postgresql", "*", "bin"), ("/usr", "pgsql-*", "bin"), ("/opt/homebrew/opt", "postgresql*", "bin"), ("/usr/local/opt", "postgresql*", "bin"),
    ];

    /// <summary>Their folder; null where there is none.</summary>
    public static string? Folder { get; } = OperatingSystem.IsWindows() ? null : Find();

    /// <summary>Why tests with PostgreSQL cannot run here; null where they can.</summary>
    public static string? WhyMissing { get; } =
        Folder is null ? "PostgreSQL's server programs (initdb, pg_ctl) are neither on the PATH nor where packages put them." : null;

    private static string? Find()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var installed = Places
            .Where(place => Directory.Exists(place.Root))
            .SelectMany(place => Directory.EnumerateDirectories(place.Root, place.Versions).OrderDescending().Select(version => Path.Combine(version, place.Bin)));
        return path.Concat(installed).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));
    }
}
