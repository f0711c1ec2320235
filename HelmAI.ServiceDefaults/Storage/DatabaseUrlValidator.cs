using Microsoft.Extensions.Options;
using Npgsql;

namespace HelmAI.ServiceDefaults.Storage;

/// <summary>Checks that the address in <see cref="DatabaseOptions"/> can be read and is one that can be served.</summary>
internal sealed class DatabaseUrlValidator : IValidateOptions<DatabaseOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, DatabaseOptions options)
    {
        var fault = options.TryGetUrl(out var url);
        fault ??= url is { Kind: DatabaseKind.PostgreSql } ? FaultOfOptions(url.ConnectionString) : null;

        var result = new ValidateOptionsResultBuilder();
        if (fault is not null)
        {
            result.AddError(fault, options.ConnectionString is null ? nameof(options.Url) : nameof(options.ConnectionString));
        }

        if (url is { Kind: DatabaseKind.PostgreSql } && options.PoolSize == 1)
        {
            result.AddError("is 1, and PostgreSQL takes 2 or more: a worker keeps one connection for the events that it holds", nameof(options.PoolSize));
        }

        return result.Build();
    }

    private static string? FaultOfOptions(string connectionString)
    {
        try
        {
            _ = new NpgsqlConnectionStringBuilder(connectionString);
            return null;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            return "has an option that is not one of Npgsql's, or a value that such an option does not take";
        }
    }
}
