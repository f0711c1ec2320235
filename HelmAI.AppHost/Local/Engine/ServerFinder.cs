using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace HelmAI.AppHost.Local.Engine;

/// <summary>Finds server programs: where <c>HELM_POSTGRES_BIN</c> and <c>HELM_REDIS_SERVER</c> say, else on the PATH and where packages put them.</summary>
/// <param name="configuration">The AppHost's configuration.</param>
internal sealed class ServerFinder(IConfiguration configuration)
{
    // Debian and Ubuntu; Fedora's PGDG packages; Homebrew on Apple silicon and on Intel. A star stands for any text in that part.
    private static readonly string[] PostgresPlaces =
    [
        "/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin", "/usr/local/opt/postgresql*/bin",
    ];

    private static readonly string[] RedisPlaces =
    [
        "/usr/bin", "/usr/sbin", "/usr/local/bin", "/opt/homebrew/bin",
    ];

    private static readonly string[] RedisPrograms = ["redis-server", "valkey-server"];

    /// <summary>Looks for both.</summary>
    /// <param name="clusterVersion">The version that the data want, as their PG_VERSION file has it, or null for the newest.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was found.</returns>
    public async Task<Servers> FindAsync(string? clusterVersion, CancellationToken cancellationToken) =>
        new(await FindPostgresAsync(clusterVersion, cancellationToken), FindRedis());

    private static IEnumerable<string> Path =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    private async Task<string?> FindPostgresAsync(string? clusterVersion, CancellationToken cancellationToken)
    {
        IEnumerable<string> places = configuration["HELM_POSTGRES_BIN"] is { } place ? [place] : [.. Path, .. PostgresPlaces.SelectMany(Expand)];
        var best = (Major: 0, Place: (string?)null);
        foreach (var bin in places.Distinct(StringComparer.Ordinal).Where(bin => Has(bin, "postgres") && Has(bin, "initdb")))
        {
            // Other major versions can't read the data.
            var major = await MajorVersionAsync(bin, cancellationToken);
            if (major > best.Major && (clusterVersion is null || major.ToString(CultureInfo.InvariantCulture) == clusterVersion))
            {
                best = (major, bin);
            }
        }

        return best.Place;
    }

    /// <summary>Asks a server for its version: "postgres (PostgreSQL) 15.13" is 15.</summary>
    private static async Task<int> MajorVersionAsync(string bin, CancellationToken cancellationToken)
    {
        try
        {
            var text = await Tool.RunAsync(new(System.IO.Path.Combine(bin, "postgres"), ["--version"]), cancellationToken);
            var digits = text.SkipWhile(character => !char.IsAsciiDigit(character)).TakeWhile(char.IsAsciiDigit);
            return int.TryParse(string.Concat(digits), CultureInfo.InvariantCulture, out var major) ? major : 0;
        }
        catch (DistributedApplicationException)
        {
            // A server that can't even tell its version is none.
            return 0;
        }
    }

    private string? FindRedis()
    {
        if (configuration["HELM_REDIS_SERVER"] is { } program)
        {
            return File.Exists(program) ? program : null;
        }

        return RedisPrograms
            .SelectMany(name => Path.Concat(RedisPlaces).Where(place => Has(place, name)).Select(place => System.IO.Path.Combine(place, name)))
            .FirstOrDefault();
    }

    private static bool Has(string folder, string program) => File.Exists(System.IO.Path.Combine(folder, program));

    private static IEnumerable<string> Expand(string pattern)
    {
        var parts = pattern.Split('/', StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<string> folders = ["/"];
        foreach (var part in parts)
        {
            folders = folders.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateDirectories(folder, part));
        }

        return folders;
    }
}
