using System.Globalization;
using System.Text;
using OpenTelemetry;

namespace HelmAI.ServiceDefaults.Telemetry;

/// <summary>Writes attributes as labels.</summary>
internal static class PrometheusLabels
{
    /// <summary>Writes the labels of a series, in the order of their names.</summary>
    /// <param name="tags">The attributes.</param>
    /// <returns>Such as <c>method="GET",status="200"</c>; empty where there are none.</returns>
    public static string Of(ReadOnlyTagCollection tags)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in tags)
        {
            // Two attributes whose names fall together are one label with both values (the specification's rule).
            var label = PrometheusName.OfLabel(name);
            var text = TextOf(value);
            labels[label] = labels.TryGetValue(label, out var other) ? other + ";" + text : text;
        }

        return string.Join(',', labels.Select(static label => $"{label.Key}=\"{Escape(label.Value)}\""));
    }

    /// <summary>Writes a number.</summary>
    /// <param name="value">The number.</param>
    /// <returns>Its text, as Go reads it.</returns>
    public static string TextOf(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    private static string TextOf(object? value) => value switch
    {
        null => string.Empty,
        bool flag => flag ? "true" : "false",
        IFormattable formattable => formattable.ToString(format: null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };

    private static string Escape(string value) => new StringBuilder(value).Replace("\\", "\\\\").Replace("\n", "\\n").Replace("\"", "\\\"").ToString();
}
