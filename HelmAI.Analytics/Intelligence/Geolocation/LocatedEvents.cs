using HelmAI.Core.Events;

namespace HelmAI.Analytics.Intelligence.Geolocation;

/// <summary>Events as detection sees them, and what findings on them show of their addresses.</summary>
/// <param name="Events">The events, in their order.</param>
/// <param name="Shown">What is known of the addresses of an event, by its id.</param>
internal sealed record LocatedEvents(IReadOnlyList<SecurityEvent> Events, IReadOnlyDictionary<Guid, IReadOnlyList<Evidence>> Shown)
{
    /// <summary>Shows country and autonomous system with a finding, unless it has them because its rule asked for them.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="finding">The finding.</param>
    /// <returns>The finding with more evidence.</returns>
    public Finding Show(Guid eventId, Finding finding) => !Shown.TryGetValue(eventId, out var places)
        ? finding
        : finding with { Evidence = [.. finding.Evidence, .. places.Where(place => !finding.Evidence.Any(one => one.Field == place.Field))] };
}
