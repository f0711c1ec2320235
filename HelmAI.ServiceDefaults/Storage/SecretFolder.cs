namespace HelmAI.ServiceDefaults.Storage;

/// <summary>Where secrets are kept that are generated in Development: beside the SQLite database, else in <c>.helm</c> below the working directory.</summary>
/// <param name="Path">The folder; it may not exist yet.</param>
public sealed record SecretFolder(string Path)
{
    /// <summary>Tells the folder.</summary>
    /// <param name="options">Where the database is.</param>
    /// <returns>The folder.</returns>
    internal static SecretFolder Of(DatabaseOptions options) =>
        options.TryGetUrl(out var url) is null && url is { Kind: DatabaseKind.Sqlite }
            ? new SecretFolder(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(url.Database))!)
            : new SecretFolder(System.IO.Path.GetFullPath(".helm"));
}
