using Microsoft.Extensions.Options;

namespace HelmAI.ApiService.Gateway.Browsers;

/// <summary>Checks that each origin is one, since a browser compares them letter by letter (RFC 6454, section 6.2).</summary>
internal sealed class CrossOriginOptionsValidator : IValidateOptions<CrossOriginOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, CrossOriginOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        foreach (var origin in options.Each.Where(static origin => !IsOrigin(origin)))
        {
            result.AddError(
                $"has '{origin}', which is not a scheme (http or https), a host and perhaps a port, in lower case and with nothing behind them; a wildcard is not taken",
                nameof(options.Origins));
        }

        return result.Build();
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && string.Equals(uri.GetLeftPart(UriPartial.Authority), text, StringComparison.Ordinal)
        && uri.UserInfo.Length == 0;
}
