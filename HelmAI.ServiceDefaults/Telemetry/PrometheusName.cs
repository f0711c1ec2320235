using System.Text;

namespace HelmAI.ServiceDefaults.Telemetry;

/// <summary>Turns names and units of OpenTelemetry into names of Prometheus (OpenTelemetry specification, "Prometheus and OpenMetrics Compatibility").</summary>
internal static class PrometheusName
{
    /// <summary>The name of a metric family, with its unit and, for counters, <c>_total</c>.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="unit">The instrument's unit, in UCUM.</param>
    /// <param name="type">The family's kind.</param>
    /// <returns>The name.</returns>
    public static string Of(string name, string unit, string type)
    {
        var result = Sanitize(name, allowColon: true);
        if (type == PrometheusType.Counter && result.EndsWith("_total", StringComparison.Ordinal))
        {
            result = result[..^"_total".Length];
        }

        // Of X_count Prometheus thinks as a part of the histogram X, and promtool complains; .NET's own meters have such names.
        if (type == PrometheusType.Gauge && result.EndsWith("_count", StringComparison.Ordinal))
        {
            result = result[..^"_count".Length];
        }

        var suffix = unit == "1" && type == PrometheusType.Gauge ? "ratio" : UnitOf(unit);
        if (suffix.Length > 0 && !result.Split('_').Contains(suffix, StringComparer.Ordinal) && !result.EndsWith("_" + suffix, StringComparison.Ordinal))
        {
            result += "_" + suffix;
        }

        return type == PrometheusType.Counter ? result + "_total" : result;
    }

    /// <summary>The name of a label.</summary>
    /// <param name="name">The attribute's name.</param>
    /// <returns>The name.</returns>
    public static string OfLabel(string name) => Sanitize(name, allowColon: false);

    private static string Sanitize(string name, bool allowColon)
    {
        var text = new StringBuilder(name.Length + 1);
        if (name.Length == 0 || char.IsAsciiDigit(name[0]))
        {
            text.Append('_');
        }

        foreach (var character in name)
        {
            var allowed = char.IsAsciiLetterOrDigit(character) || (allowColon && character == ':');
            if (allowed)
            {
                text.Append(character);
            }
            else if (text is { Length: 0 } || text[^1] != '_')
            {
                text.Append('_');
            }
        }

        return text.ToString();
    }

    private static string UnitOf(string unit)
    {
        // What stands in braces says what is counted, which is no unit.
        var open = unit.IndexOf('{', StringComparison.Ordinal);
        var bare = open < 0 ? unit : unit[..open];
        var slash = bare.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? WordOf(bare) : $"{WordOf(bare[..slash])}_per_{WordOf(bare[(slash + 1)..]).TrimEnd('s')}".Trim('_');
    }

    private static string WordOf(string unit) => unit switch
    {
        "" or "1" => string.Empty,
        "d" => "days",
        "h" => "hours",
        "min" => "minutes",
        "s" => "seconds",
        "ms" => "milliseconds",
        "us" => "microseconds",
        "ns" => "nanoseconds",
        "By" => "bytes",
        "KiBy" => "kibibytes",
        "MiBy" => "mebibytes",
        "GiBy" => "gibibytes",
        "kBy" or "KBy" => "kilobytes",
        "MBy" => "megabytes",
        "GBy" => "gigabytes",
        "%" => "percent",
        "Cel" => "celsius",
        "Hz" => "hertz",
        _ => Sanitize(unit, allowColon: false).Trim('_'),
    };
}
