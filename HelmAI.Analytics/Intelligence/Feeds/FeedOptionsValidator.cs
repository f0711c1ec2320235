using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Intelligence.Feeds;

/// <summary>Checks <see cref="FeedOptions"/> against its annotations.</summary>
[OptionsValidator]
internal sealed partial class FeedOptionsValidator : IValidateOptions<FeedOptions>;
