namespace HelmAI.Core.Intelligence;

/// <summary>All that a tenant has seen of an indicator.</summary>
/// <param name="Id">The identity of this sighting, for as long as it is counted on.</param>
/// <param name="OwnerId">Whose indicator it is: the tenant's, or <see cref="Indicator.Shared"/>.</param>
/// <param name="Sighting">What was seen.</param>
/// <param name="CreatedAt">When it was first counted, in UTC.</param>
/// <param name="ModifiedAt">When it was last counted, in UTC.</param>
public sealed record StoredSighting(Guid Id, string OwnerId, IndicatorSighting Sighting, DateTimeOffset CreatedAt, DateTimeOffset ModifiedAt);
