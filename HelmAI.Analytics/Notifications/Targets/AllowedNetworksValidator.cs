using System.Net;
using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Notifications.Targets;

/// <summary>Checks that each network that webhooks may call is one.</summary>
internal sealed class AllowedNetworksValidator : IValidateOptions<WebhookOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, WebhookOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        foreach (var network in options.EachAllowedNetwork.Where(static text => !IPNetwork.TryParse(text, out _)))
        {
            result.AddError($"has '{network}', which is not a network in CIDR notation", nameof(options.AllowedNetworks));
        }

        return result.Build();
    }
}
