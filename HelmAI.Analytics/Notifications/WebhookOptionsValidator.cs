using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Notifications;

/// <summary>Checks <see cref="WebhookOptions"/> against its annotations.</summary>
[OptionsValidator]
internal sealed partial class WebhookOptionsValidator : IValidateOptions<WebhookOptions>;
