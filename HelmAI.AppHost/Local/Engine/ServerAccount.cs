namespace HelmAI.AppHost.Local.Engine;

/// <summary>The user that servers run as: PostgreSQL refuses to run as root, so root hands its servers to an unprivileged user.</summary>
internal static class ServerAccount
{
    /// <summary>The user's name, or null where the AppHost's own user will do.</summary>
    public static string? Name { get; } = !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess ? FindUser() : null;

    /// <summary>Whether that user can get to a folder.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <returns>Whether every folder on the way lets others pass.</returns>
    public static bool CanReach(string folder)
    {
        if (OperatingSystem.IsWindows() || Name is null)
        {
            return true;
        }

        for (var part = new DirectoryInfo(folder); part is not null; part = part.Parent)
        {
            if (!part.UnixFileMode.HasFlag(UnixFileMode.OtherExecute))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Makes the user the owner of a folder and all in it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>When that is done.</returns>
    public static Task TakeOverAsync(string folder, CancellationToken cancellationToken) => Name is null
        ? Task.CompletedTask
        : Tool.RunAsync(new("chown", ["-R", Name, folder]), cancellationToken);

    private static string FindUser() =>
        File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";
}
