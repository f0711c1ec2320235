namespace HelmAI.Core.Intelligence;

/// <summary>That an indicator was seen in a tenant's events.</summary>
/// <param name="TenantId">The tenant that saw it.</param>
/// <param name="IndicatorId">The indicator: the tenant's own, the shared one, or both where both have that id.</param>
/// <param name="FirstSeen">When it was first seen, in UTC, by event time.</param>
/// <param name="LastSeen">When it was last seen, in UTC, by event time.</param>
/// <param name="Count">In how many events.</param>
public sealed record IndicatorSighting(string TenantId, Guid IndicatorId, DateTimeOffset FirstSeen, DateTimeOffset LastSeen, long Count);
