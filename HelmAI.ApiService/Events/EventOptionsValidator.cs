using Microsoft.Extensions.Options;

namespace HelmAI.ApiService.Events;

/// <summary>Checks <see cref="EventOptions"/> by its annotations.</summary>
[OptionsValidator]
internal sealed partial class EventOptionsValidator : IValidateOptions<EventOptions>;
