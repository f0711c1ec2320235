using Microsoft.Extensions.Options;

namespace HelmAI.ServiceDefaults.Storage;

/// <summary>Checks the ranges of <see cref="DatabaseOptions"/>.</summary>
[OptionsValidator]
internal sealed partial class DatabaseOptionsValidator : IValidateOptions<DatabaseOptions>;
