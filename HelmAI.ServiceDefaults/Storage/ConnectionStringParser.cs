using System.Data.Common;

namespace HelmAI.ServiceDefaults.Storage;

/// <summary>Tells from an ADO.NET connection string which database is meant.</summary>
internal static class ConnectionStringParser
{
    /// <summary>Reads a connection string; one that is a URL is read as such.</summary>
    /// <param name="text">The connection string.</param>
    /// <param name="url">What it says.</param>
    /// <returns>What is wrong with it, as words that follow "the value"; <see langword="null"/> when nothing is.</returns>
    public static string? TryParse(string text, out DatabaseUrl? url)
    {
        if (text.Contains("://", StringComparison.Ordinal) && DatabaseUrlParser.TryParse(text, out url) is null)
        {
            return null;
        }

        url = null;
        var builder = new DbConnectionStringBuilder();
        try
        {
            builder.ConnectionString = text;
        }
        catch (ArgumentException)
        {
            return "is not a connection string of the form keyword=value;keyword=value";
        }

        url = (builder.TryGetValue("Host", out _), builder.TryGetValue("Data Source", out var file)) switch
        {
            (true, _) => new DatabaseUrl(DatabaseKind.PostgreSql, builder.TryGetValue("Database", out var name) ? $"{name}" : string.Empty, text),
            (_, true) => new DatabaseUrl(DatabaseKind.Sqlite, $"{file}", text),
            _ => null,
        };
        return url switch
        {
            null => "names neither a Host (PostgreSQL) nor a Data Source (SQLite)",
            { Kind: DatabaseKind.Sqlite } => DatabaseUrlParser.FaultOfFile(url.Database),
            _ => null,
        };
    }
}
