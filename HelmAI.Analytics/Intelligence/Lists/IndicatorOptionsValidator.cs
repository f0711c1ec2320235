using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Intelligence.Lists;

/// <summary>Checks that the configured lists are there, and the range of the interval.</summary>
internal sealed class IndicatorOptionsValidator : IValidateOptions<IndicatorOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, IndicatorOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        Check(options.File, nameof(options.File), result);
        Check(options.AllowLists, nameof(options.AllowLists), result);
        if (options.PollSeconds is < 1 or > 86_400)
        {
            result.AddError("is not between 1 and 86400", nameof(options.PollSeconds));
        }

        return result.Build();
    }

    private static void Check(string? path, string member, ValidateOptionsResultBuilder result)
    {
        if (path is not null && !Path.Exists(path))
        {
            result.AddError("names no file or directory", member);
        }
    }
}
