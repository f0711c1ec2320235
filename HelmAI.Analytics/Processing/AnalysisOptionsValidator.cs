using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Processing;

/// <summary>Checks <see cref="AnalysisOptions"/> against its annotations.</summary>
[OptionsValidator]
internal sealed partial class AnalysisOptionsValidator : IValidateOptions<AnalysisOptions>;
