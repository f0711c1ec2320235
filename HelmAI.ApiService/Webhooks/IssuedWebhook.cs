using HelmAI.Core.Webhooks;

namespace HelmAI.ApiService.Webhooks;

/// <summary>A webhook whose secret was just made.</summary>
/// <param name="Webhook">The webhook as it is stored.</param>
/// <param name="Secret">The secret's text, which nobody is shown again.</param>
internal sealed record IssuedWebhook(Webhook Webhook, string Secret);
