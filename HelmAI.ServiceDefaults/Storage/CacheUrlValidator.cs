using System.Globalization;
using Microsoft.Extensions.Options;

namespace HelmAI.ServiceDefaults.Storage;

/// <summary>Checks that the URL in <see cref="CacheOptions"/> is one of Redis (as registered with IANA: <c>redis</c>, <c>rediss</c>).</summary>
internal sealed class CacheUrlValidator : IValidateOptions<CacheOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, CacheOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (options.Url is { } text)
        {
            if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("redis" or "rediss") || url.Host.Length == 0)
            {
                result.AddError("is not of the form redis://[user:password@]host[:port][/database], or rediss:// with TLS", nameof(options.Url));
            }
            else if (url.AbsolutePath.Trim('/') is { Length: > 0 } path && !(int.TryParse(path, CultureInfo.InvariantCulture, out var database) && database is >= 0 and <= 15))
            {
                result.AddError("names a database after the host that is not from 0 to 15", nameof(options.Url));
            }
        }

        if (options.ConnectionString is { } connection && CacheAddress.TryParse(connection) is null)
        {
            result.AddError("is not a connection string of the form host:port,option=value", nameof(options.ConnectionString));
        }

        return result.Build();
    }
}
