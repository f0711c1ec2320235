using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.RuleSets;

/// <summary>Checks <see cref="RuleSetOptions"/> against its annotations.</summary>
[OptionsValidator]
internal sealed partial class RuleSetOptionsValidator : IValidateOptions<RuleSetOptions>;
