using Microsoft.Extensions.Options;

namespace HelmAI.ApiService.Streaming;

/// <summary>Checks <see cref="StreamOptions"/> against its annotations.</summary>
[OptionsValidator]
internal sealed partial class StreamOptionsValidator : IValidateOptions<StreamOptions>;
