using HelmAI.Core.Intelligence;

namespace HelmAI.Analytics.Intelligence.Import;

/// <summary>The patterns of stored indicators.</summary>
public static class IndicatorPatterns
{
    /// <summary>The pattern of an indicator: as its source wrote it, or as its value would be written.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <returns>The pattern.</returns>
    public static string Of(Indicator indicator) =>
        indicator.Pattern ?? (indicator is { Type: { } type, Value: { } value } ? SimplePattern.Write(new(type, value)) : string.Empty);
}
