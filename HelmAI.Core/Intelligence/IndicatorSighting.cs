namespace HelmAI.Core.Intelligence;

/// <summary>That an indicator was seen in a tenant's events.</summary>
/// <param name="TenantId">The tenant that saw it.</param>
/// <param name="OwnerId">The tenant whose indicator it is, or <see cref="Indicator.Shared"/>.</param>
/// <param name="IndicatorId">The indicator.</param>
/// <param name="FirstSeen">When it was first seen, in UTC, by event time.</param>
/// <param name="LastSeen">When it was last seen, in UTC, by event time.</param>
/// <param name="Count">In how many events.</param>
public sealed record IndicatorSighting(string TenantId, string OwnerId, Guid IndicatorId, DateTimeOffset FirstSeen, DateTimeOffset LastSeen, long Count);
