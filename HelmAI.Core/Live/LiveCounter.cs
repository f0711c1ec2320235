using System.Globalization;

namespace HelmAI.Core.Live;

/// <summary>One number that is counted live.</summary>
/// <param name="Metric">What is counted.</param>
/// <param name="Name">Which type, rule, feature, severity or bin; empty where the metric has none.</param>
public readonly record struct LiveCounter(LiveMetric Metric, string Name = "")
{
    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <param name="text">The text.</param>
    /// <param name="counter">The counter.</param>
    /// <returns>Whether it is one; a newer version may count what this one does not know.</returns>
    public static bool TryParse(string text, out LiveCounter counter)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0
            && int.TryParse(text.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var metric)
            && Enum.IsDefined((LiveMetric)metric))
        {
            counter = new((LiveMetric)metric, text[(colon + 1)..]);
            return true;
        }

        counter = default;
        return false;
    }

    /// <summary>The counter as text: the metric's number, a colon, the name.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(int)Metric}:{Name}");
}
