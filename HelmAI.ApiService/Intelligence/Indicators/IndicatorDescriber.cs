using HelmAI.Analytics.Intelligence.Import;
using HelmAI.Core.Intelligence;
using HelmAI.Core.Intelligence.Decay;

namespace HelmAI.ApiService.Intelligence.Indicators;

/// <summary>Describes indicators as they are now.</summary>
/// <param name="life">Tells their confidence.</param>
/// <param name="time">The clock.</param>
internal sealed class IndicatorDescriber(IndicatorLife life, TimeProvider time)
{
    /// <summary>Describes an indicator.</summary>
    /// <param name="record">The indicator.</param>
    /// <returns>The description.</returns>
    public IndicatorResponse Describe(IndicatorRecord record)
    {
        var (indicator, now) = (record.Indicator, time.GetUtcNow());
        return new()
        {
            Id = indicator.Id,
            StixId = $"indicator--{indicator.Id}",
            Shared = indicator.TenantId == Indicator.Shared,
            State = life.Decide(record, now).State,
            Type = indicator.Type?.ToName(),
            Value = indicator.Value,
            Pattern = IndicatorPatterns.Of(indicator),
            Name = indicator.Name,
            Description = indicator.Description,
            Score = Math.Round(life.Score(record, now), 1),
            Confidence = indicator.Confidence,
            ConfidenceOverride = record.ConfidenceOverride,
            Labels = indicator.Labels,
            KillChainPhases = indicator.KillChainPhases,
            Tlp = indicator.Tlp,
            CreatedBy = indicator.CreatedBy,
            ExternalReferences = indicator.ExternalReferences,
            Source = indicator.Source,
            ValidFrom = indicator.ValidFrom,
            ValidUntil = indicator.ValidUntil,
            LeavesAt = life.Decide(record, now) is { State: IndicatorState.Active, ChangesAt: var leaves } ? leaves : null,
            Created = indicator.Created,
            Modified = indicator.Modified,
            StoredAt = record.StoredAt,
        };
    }
}
