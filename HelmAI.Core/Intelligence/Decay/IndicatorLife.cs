namespace HelmAI.Core.Intelligence.Decay;

/// <summary>Tells from what is stored of an indicator, and a time, how sure one may be of it and where it is in its life. Nothing else counts.</summary>
/// <param name="models">The models of types.</param>
public sealed class IndicatorLife(DecayModels models)
{
    /// <summary>The confidence at a time.</summary>
    /// <param name="record">The indicator.</param>
    /// <param name="now">The time.</param>
    /// <returns>From 0 to 100: what somebody here has set, else what decay has left.</returns>
    public double Score(IndicatorRecord record, DateTimeOffset now)
    {
        var model = models.Of(record.Indicator.Type);
        return record.ConfidenceOverride ?? model.Score(record.Indicator.Confidence ?? model.DefaultConfidence, now - Begin(record));
    }

    /// <summary>Decides where an indicator is in its life, and when that changes next by itself.</summary>
    /// <param name="record">The indicator.</param>
    /// <param name="now">The time.</param>
    /// <returns>The indicator with its state as of that time.</returns>
    public IndicatorRecord Decide(IndicatorRecord record, DateTimeOffset now)
    {
        var (indicator, decays) = (record.Indicator, DecaysAt(record));
        var (state, changes) =
            indicator.IsRevoked || record.WithdrawnAt is not null ? (IndicatorState.Revoked, null)
            : indicator.ValidUntil <= now ? (IndicatorState.Expired, null)
            : decays <= now ? (IndicatorState.Decayed, null)
            : indicator.ValidFrom > now ? (IndicatorState.Pending, indicator.ValidFrom)
            : (IndicatorState.Active, Earlier(indicator.ValidUntil, decays));
        return record with { State = state, ChangesAt = changes };
    }

    // It begins anew with each report and each sighting, but not before it holds at all.
    private static DateTimeOffset Begin(IndicatorRecord record)
    {
        var begin = record.Indicator.ValidFrom > record.Indicator.Modified ? record.Indicator.ValidFrom : record.Indicator.Modified;
        return record.LastSeen > begin ? record.LastSeen.Value : begin;
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other ?? one : one;

    private DateTimeOffset? DecaysAt(IndicatorRecord record)
    {
        var model = models.Of(record.Indicator.Type);
        if (record.ConfidenceOverride is { } confidence)
        {
            return confidence < model.Threshold ? DateTimeOffset.MinValue : null;
        }

        var begin = Begin(record);
        return model.Survival(record.Indicator.Confidence ?? model.DefaultConfidence) is { } survival && DateTimeOffset.MaxValue - begin > survival ? begin + survival : null;
    }
}
