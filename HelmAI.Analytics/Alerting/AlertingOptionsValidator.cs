using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Alerting;

/// <summary>Checks <see cref="AlertingOptions"/> against its annotations.</summary>
[OptionsValidator]
internal sealed partial class AlertingOptionsValidator : IValidateOptions<AlertingOptions>;
