using System.Data.Common;
using Microsoft.AspNetCore.WebUtilities;

namespace HelmAI.ServiceDefaults.Storage;

/// <summary>The connection options that a PostgreSQL URL may carry: libpq's names (PostgreSQL manual, "Parameter Key Words") and Npgsql's for them.</summary>
internal static class PostgreSqlOptions
{
    private static readonly Dictionary<string, string> Keywords = new(StringComparer.Ordinal)
    {
        ["application_name"] = "Application Name",
        ["connect_timeout"] = "Timeout",
        ["options"] = "Options",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["sslmode"] = "SSL Mode",
        ["sslrootcert"] = "Root Certificate",
        ["target_session_attrs"] = "Target Session Attributes",
    };

    private static readonly Dictionary<string, string> SslModes = new(StringComparer.Ordinal)
    {
        ["disable"] = "Disable",
        ["allow"] = "Allow",
        ["prefer"] = "Prefer",
        ["require"] = "Require",
        ["verify-ca"] = "VerifyCA",
        ["verify-full"] = "VerifyFull",
    };

    /// <summary>Adds the options of a URL to a connection string.</summary>
    /// <param name="builder">The connection string.</param>
    /// <param name="query">What stands after the URL's question mark.</param>
    /// <returns>What is wrong with the options; <see langword="null"/> when nothing is.</returns>
    public static string? TryAdd(DbConnectionStringBuilder builder, string query)
    {
        foreach (var (name, values) in QueryHelpers.ParseQuery(query))
        {
            if (!Keywords.TryGetValue(name, out var keyword))
            {
                return $"has the option '{name}', which is not one of {string.Join(", ", Keywords.Keys)}";
            }

            var value = values[^1] ?? string.Empty;
            if (name == "sslmode" && !SslModes.TryGetValue(value, out value))
            {
                return "has an sslmode that is not one of " + string.Join(", ", SslModes.Keys);
            }

            builder[keyword] = value;
        }

        return null;
    }
}
