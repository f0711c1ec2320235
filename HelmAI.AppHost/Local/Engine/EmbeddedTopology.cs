namespace HelmAI.AppHost.Local.Engine;

/// <summary>What runs where a server is missing: the projects that are called from outside, each with all it needs in its own process.</summary>
internal static class EmbeddedTopology
{
    // How each kind of system installs the two servers, told by its package manager.
    private static readonly (string Manager, string Command)[] Installers =
    [
        ("/usr/bin/apt-get", "sudo apt-get install postgresql redis-server"),
        ("/usr/bin/dnf", "sudo dnf install postgresql-server valkey"),
        ("/sbin/apk", "sudo apk add postgresql redis"),
        ("/usr/bin/pacman", "sudo pacman -S postgresql valkey"),
        ("/opt/homebrew/bin/brew", "brew install postgresql@17 redis"),
        ("/usr/local/bin/brew", "brew install postgresql@17 redis"),
    ];

    /// <summary>The one line that says so.</summary>
    /// <param name="servers">What was found.</param>
    /// <param name="clusterVersion">The version of PostgreSQL that the data want, or null.</param>
    /// <returns>The line.</returns>
    public static string Notice(Servers servers, string? clusterVersion)
    {
        var missing = string.Join(" and no ", new[]
        {
            servers.PostgresBin is null ? $"PostgreSQL server{(clusterVersion is null ? "" : $" of version {clusterVersion}, which the data want,")}" : null,
            servers.Redis is null ? "Redis server" : null,
        }.OfType<string>());
        var install = Installers.FirstOrDefault(installer => File.Exists(installer.Manager)).Command ?? "install PostgreSQL and Redis";
        return $"This machine has no {missing} ({install}): running the API alone, on SQLite.";
    }

    /// <summary>Reduces the application to it.</summary>
    /// <param name="resources">The application as declared.</param>
    /// <param name="folder">Where the database file goes.</param>
    /// <returns>What is left of it.</returns>
    public static IReadOnlyList<IResource> Reduce(IReadOnlyList<IResource> resources, DataFolder folder)
    {
        var projects = resources.OfType<ProjectResource>().Where(project => project.IsExternal).ToList();
        foreach (var project in projects)
        {
            project.WaitsFor.Clear();
            project.References.Clear();
            project.Variables.Remove("HELM_ANALYTICS");
            project.Variables["DATABASE_URL"] = () => $"sqlite:///{folder.PathOf($"{project.Name}.db")}";
        }

        return [.. resources.OfType<ParameterResource>(), .. projects];
    }
}
