using MaxMind.Db;
using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Intelligence.Geolocation;

/// <summary>Checks that each configured file is a database.</summary>
internal sealed class GeoOptionsValidator : IValidateOptions<GeoOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, GeoOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        Check(options.City, nameof(options.City), result);
        Check(options.Asn, nameof(options.Asn), result);
        return result.Build();
    }

    private static void Check(string? path, string property, ValidateOptionsResultBuilder result)
    {
        if (path is null)
        {
            return;
        }

        try
        {
            using var database = new Reader(path, FileAccessMode.MemoryMapped);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or InvalidDatabaseException)
        {
            result.AddError($"is not a database in MaxMind's format that can be read ({exception.Message})", property);
        }
    }
}
