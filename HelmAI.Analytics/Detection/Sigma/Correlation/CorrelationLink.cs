using HelmAI.Analytics.Detection.Sigma.Tenants;
using HelmAI.Core.Events;

namespace HelmAI.Analytics.Detection.Sigma.Correlation;

/// <summary>A rule's, or a correlation's, part in a correlation.</summary>
/// <param name="RuleId">The correlation.</param>
/// <param name="Part">Which of its rules this is.</param>
/// <param name="Group">Reads what it groups by and counts.</param>
/// <param name="Onward">The correlation's own parts in others.</param>
/// <param name="Guard">The guard that keeps excepted events from the correlation; <see cref="Guards.None"/> without.</param>
internal sealed record CorrelationLink(string RuleId, int Part, CorrelationGroup Group, IReadOnlyList<CorrelationLink> Onward, int Guard = Guards.None)
{
    /// <summary>Makes the observation that a match means.</summary>
    /// <param name="securityEvent">The event.</param>
    /// <param name="fields">Its values.</param>
    /// <param name="guards">Tells whether the event is excepted; <see langword="null"/> where no tenant's exceptions are asked.</param>
    /// <returns>The observation; <see langword="null"/> where the event belongs to no group, or is excepted.</returns>
    public Observation? Observe(SecurityEvent securityEvent, EventFields fields, OverlayScratch? guards)
    {
        if (guards?.IsExcepted(Guard) == true || Group.GroupOf(fields) is not { } group)
        {
            return null;
        }

        // Nothing happens after it was received: a sender's clock that is ahead must not make its group forget the present.
        var time = securityEvent.Timestamp < securityEvent.ReceivedAt ? securityEvent.Timestamp : securityEvent.ReceivedAt;
        return new Observation(RuleId, group, securityEvent.Id, time, Group.ValueOf(fields), Part)
        {
            OnCompletion = [.. Onward.Select(link => link.Observe(securityEvent, fields, guards)).OfType<Observation>()],
        };
    }
}
