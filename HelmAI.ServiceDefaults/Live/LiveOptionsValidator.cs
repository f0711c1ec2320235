using Microsoft.Extensions.Options;

namespace HelmAI.ServiceDefaults.Live;

/// <summary>Checks <see cref="LiveOptions"/> against its annotations.</summary>
[OptionsValidator]
internal sealed partial class LiveOptionsValidator : IValidateOptions<LiveOptions>;
