using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;

namespace HelmAI.ServiceDefaults.Storage;

/// <summary>
/// Reads database URLs as SQLAlchemy reads them (its <c>make_url</c>): <c>sqlite:///relative.db</c>, <c>sqlite:////absolute/path.db</c>,
/// <c>postgresql+driver://user:password@host:5432/name?sslmode=require</c>. User, password and query are percent-decoded, the database is not.
/// </summary>
internal static partial class DatabaseUrlParser
{
    private const string Examples = "sqlite:///relative.db, sqlite:////absolute/path.db or postgresql://user:password@host:5432/name";

    /// <summary>Reads a URL.</summary>
    /// <param name="text">The URL.</param>
    /// <param name="url">What it says.</param>
    /// <returns>What is wrong with it, as words that follow "the value"; <see langword="null"/> when nothing is.</returns>
    public static string? TryParse(string text, out DatabaseUrl? url)
    {
        url = null;
        var match = Url.Match(text.Trim());
        if (!match.Success)
        {
            return "is not a database URL; it takes the form " + Examples;
        }

        return match.Groups["scheme"].Value.ToUpperInvariant() switch
        {
            "SQLITE" => TryReadSqlite(match, out url),
            "POSTGRESQL" or "POSTGRES" => TryReadPostgreSql(match, out url),
            _ => "is of a database system that is not known; it takes the form " + Examples,
        };
    }

    /// <summary>Checks the path of a SQLite file.</summary>
    /// <param name="path">The path.</param>
    /// <returns>What is wrong with it, as words that follow "the value"; <see langword="null"/> when nothing is.</returns>
    public static string? FaultOfFile(string path) =>
        path is "" or ":memory:" ? "names no file, and a database in memory would forget its events" : null;

    private static string? TryReadSqlite(Match match, out DatabaseUrl? url)
    {
        url = null;
        var path = match.Groups["database"].Value;
        if (match.Groups["host"].Success || match.Groups["ipv6"].Success || match.Groups["user"].Success)
        {
            return "names a host, which SQLite has not: a relative path takes three slashes, an absolute one four";
        }

        if (FaultOfFile(path) is { } fault)
        {
            return fault;
        }

        if (match.Groups["query"].Success)
        {
            return "has options after '?', of which SQLite takes none here";
        }

        url = new DatabaseUrl(DatabaseKind.Sqlite, path, new DbConnectionStringBuilder { ["Data Source"] = path }.ConnectionString);
        return null;
    }

    private static string? TryReadPostgreSql(Match match, out DatabaseUrl? url)
    {
        url = null;
        var database = match.Groups["database"].Value;
        if (database.Length == 0)
        {
            return "names no database after the host";
        }

        var port = 5432;
        if (match.Groups["port"] is { Length: > 0 } digits
            && (!int.TryParse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out port) || port is < 1 or > 65535))
        {
            return "has a port that is not from 1 to 65535 (a '/', '?', '@' or ':' in the password must be percent-encoded)";
        }

        var host = match.Groups["ipv6"].Success ? match.Groups["ipv6"].Value : match.Groups["host"].Value;
        var builder = new DbConnectionStringBuilder { ["Host"] = host.Length == 0 ? "localhost" : host, ["Port"] = port, ["Database"] = database };
        Add(builder, "Username", match.Groups["user"]);
        Add(builder, "Password", match.Groups["password"]);
        if (PostgreSqlOptions.TryAdd(builder, match.Groups["query"].Value) is { } fault)
        {
            return fault;
        }

        url = new DatabaseUrl(DatabaseKind.PostgreSql, database, builder.ConnectionString);
        return null;
    }

    private static void Add(DbConnectionStringBuilder builder, string keyword, Group part)
    {
        if (part.Success)
        {
            builder[keyword] = Uri.UnescapeDataString(part.Value);
        }
    }

    // The expression of sqlalchemy/engine/url.py, _parse_url, with the driver apart.
    [GeneratedRegex(
        """
        ^(?<scheme>\w+)(?:\+(?<driver>\w+))?://
        (?:(?<user>[^:/]*)(?::(?<password>[^@]*))?@)?
        (?:\[(?<ipv6>[^/?]+)\]|(?<host>[^/:?]+))?
        (?::(?<port>[^/?]*))?
        (?:/(?<database>[^?]*))?
        (?:\?(?<query>.*))?$
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Url { get; }
}
