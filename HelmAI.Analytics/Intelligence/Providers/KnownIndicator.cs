using HelmAI.Core.Intelligence;
using HelmAI.Core.Intelligence.Decay;

namespace HelmAI.Analytics.Intelligence.Providers;

/// <summary>An indicator of one's own, or a shared one, as a look-up tells of it.</summary>
public sealed record KnownIndicator
{
    // Half sure or surer.
    private const double MaliciousConfidence = 50;

    /// <summary>The indicator's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name; null where it has none.</summary>
    public required string? Name { get; init; }

    /// <summary>The feed or import that it came by.</summary>
    public required string Source { get; init; }

    /// <summary>Where it is in its life; only an active one counts.</summary>
    public required IndicatorState State { get; init; }

    /// <summary>How sure one may be of it now, from 0 to 100.</summary>
    public required int Confidence { get; init; }

    /// <summary>Its labels.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>From when on it holds.</summary>
    public required DateTimeOffset ValidFrom { get; init; }

    /// <summary>Until when it holds; null for ever.</summary>
    public required DateTimeOffset? ValidUntil { get; init; }

    /// <summary>What it means for the value. That it is no more in force says nothing.</summary>
    internal Verdict Verdict => State != IndicatorState.Active ? Verdict.Unknown
        : Labels.Contains("benign", StringComparer.OrdinalIgnoreCase) ? Verdict.Clean
        : Confidence >= MaliciousConfidence ? Verdict.Malicious
        : Verdict.Suspicious;

    /// <summary>Tells of an indicator.</summary>
    /// <param name="record">The indicator.</param>
    /// <param name="life">Knows its confidence.</param>
    /// <param name="now">The time.</param>
    /// <returns>What is told.</returns>
    internal static KnownIndicator Of(IndicatorRecord record, IndicatorLife life, DateTimeOffset now) => new()
    {
        Id = record.Indicator.Id,
        Name = record.Indicator.Name,
        Source = record.Indicator.Source,
        State = life.Decide(record, now).State,
        Confidence = (int)Math.Round(life.Score(record, now)),
        Labels = record.Indicator.Labels,
        ValidFrom = record.Indicator.ValidFrom,
        ValidUntil = record.Indicator.ValidUntil,
    };
}
