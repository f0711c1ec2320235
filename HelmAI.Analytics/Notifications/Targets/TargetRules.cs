using System.Net;
using HelmAI.Core.Errors;
using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Notifications.Targets;

/// <summary>What webhooks may be like: the same rules where they are made and where they are sent to.</summary>
public sealed class TargetRules
{
    /// <summary>The longest URL, in characters.</summary>
    public const int MaxUrlLength = 2_048;

    private readonly bool _allowsHttp;

    /// <summary>Reads the settings.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="environment">Whether this is Development.</param>
    internal TargetRules(IOptions<WebhookOptions> options, IHostEnvironment environment)
    {
        _allowsHttp = options.Value.AllowHttp ?? environment.IsDevelopment();
        MaxPerTenant = options.Value.MaxPerTenant;
        Addresses = new([.. options.Value.EachAllowedNetwork.Select(static text => IPNetwork.Parse(text))]);
    }

    /// <summary>How many webhooks a tenant may have.</summary>
    public int MaxPerTenant { get; }

    /// <summary>Which addresses may be called.</summary>
    internal TargetAddresses Addresses { get; }

    /// <summary>Checks a URL. What its host's name stands for is looked up and checked at each connection.</summary>
    /// <param name="url">The URL.</param>
    /// <returns>It, in canonical form.</returns>
    /// <exception cref="ValidationException">It can't be called.</exception>
    public string CheckUrl(string? url) => Fault(url) is { } fault ? throw new ValidationException($"'url' {fault}", "url") : new Uri(url!).AbsoluteUri;

    /// <summary>Says why a URL can't be called.</summary>
    /// <param name="url">The URL.</param>
    /// <returns>Why, as words that follow its name; <see langword="null"/> where nothing is known against it.</returns>
    internal string? Fault(string? url)
    {
        if (url is null or { Length: > MaxUrlLength } || !Uri.TryCreate(url, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp))
        {
            return $"is not an absolute https URL of at most {MaxUrlLength} characters.";
        }

        if (uri.UserInfo.Length > 0 || uri.Fragment.Length > 0)
        {
            return "must carry no user, password or fragment.";
        }

        if (uri.Scheme == Uri.UriSchemeHttp && !_allowsHttp)
        {
            return "must be https: plain http is not allowed here (HELM_WEBHOOKS_ALLOW_HTTP).";
        }

        return IPAddress.TryParse(uri.IdnHost, out var address) && !Addresses.Allows(address)
            ? $"names the address {address}, which is not public and not among HELM_WEBHOOKS_ALLOWED_NETWORKS."
            : null;
    }
}
