using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Retention;

/// <summary>Checks <see cref="RetentionOptions"/> against its annotations.</summary>
[OptionsValidator]
internal sealed partial class RetentionOptionsValidator : IValidateOptions<RetentionOptions>;
