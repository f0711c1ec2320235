using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Intelligence.Import;

/// <summary>Checks the ranges of <see cref="ImportOptions"/>.</summary>
[OptionsValidator]
internal sealed partial class ImportOptionsValidator : IValidateOptions<ImportOptions>;
