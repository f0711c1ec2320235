using System.Globalization;
using StackExchange.Redis;

namespace HelmAI.ServiceDefaults.Storage;

/// <summary>Where Redis is, read from either of the two settings that say so.</summary>
internal static class CacheAddress
{
    // A service must start, and serve, while Redis is away; it keeps trying in the background.
    private const int ConnectMilliseconds = 2_000;

    /// <summary>Reads the settings.</summary>
    /// <param name="settings">The settings.</param>
    /// <returns>The options for a connection; <see langword="null"/> where no Redis is named, or not so that it can be read.</returns>
    public static ConfigurationOptions? Find(CacheOptions settings)
    {
        var options = settings switch
        {
            { ConnectionString: { Length: > 0 } text } => TryParse(text),
            { Url: { } text } when Uri.TryCreate(text, UriKind.Absolute, out var url) => Read(url),
            _ => null,
        };
        if (options is not null)
        {
            options.DefaultDatabase ??= settings.Database;
            options.AbortOnConnectFail = false;
            options.ConnectTimeout = ConnectMilliseconds;
            options.ClientName ??= "helm";
        }

        return options;
    }

    /// <summary>Reads a connection string of StackExchange.Redis.</summary>
    /// <param name="text">The connection string.</param>
    /// <returns>What it says; <see langword="null"/> where it can't be read or names no server.</returns>
    public static ConfigurationOptions? TryParse(string text)
    {
        try
        {
            return ConfigurationOptions.Parse(text) is { EndPoints.Count: > 0 } options ? options : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // The form of the URI that IANA registers as "redis": user information, host, port, database number as path.
    private static ConfigurationOptions Read(Uri url)
    {
        var options = new ConfigurationOptions { Ssl = url.Scheme == "rediss" };
        options.EndPoints.Add(url.Host, url.IsDefaultPort ? 6379 : url.Port);
        var user = url.UserInfo.Split(':', 2);
        if (user.Length == 2)
        {
            options.Password = Uri.UnescapeDataString(user[1]);
            if (user[0].Length > 0)
            {
                options.User = Uri.UnescapeDataString(user[0]);
            }
        }

        if (int.TryParse(url.AbsolutePath.Trim('/'), NumberStyles.None, CultureInfo.InvariantCulture, out var database))
        {
            options.DefaultDatabase = database;
        }

        return options;
    }
}
