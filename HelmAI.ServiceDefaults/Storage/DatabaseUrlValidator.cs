using Microsoft.Extensions.Options;

namespace HelmAI.ServiceDefaults.Storage;

/// <summary>Checks that the address in <see cref="DatabaseOptions"/> can be read and is one that can be served.</summary>
internal sealed class DatabaseUrlValidator : IValidateOptions<DatabaseOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, DatabaseOptions options)
    {
        var fault = options.TryGetUrl(out var url);
        fault ??= url is { Kind: DatabaseKind.PostgreSql } ? "is PostgreSQL, and this version stores in SQLite only" : null;

        var result = new ValidateOptionsResultBuilder();
        if (fault is not null)
        {
            result.AddError(fault, options.ConnectionString is null ? nameof(options.Url) : nameof(options.ConnectionString));
        }

        return result.Build();
    }
}
