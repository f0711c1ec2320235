using System.Globalization;
using HelmAI.Core.Events;

namespace HelmAI.Analytics.Detection.Indicators;

/// <summary>
/// An indicator list as loaded. One indicator a line, columns separated by tabs: value, type (<c>ip</c>, <c>domain</c>,
/// <c>url</c>, <c>hash</c>, <c>email</c>; recognised from the value where it is absent or <c>-</c>), severity (high),
/// confidence (0.9), description. Empty lines and lines that begin with <c>#</c> are left out.
/// </summary>
/// <param name="Name">The list's name.</param>
/// <param name="Indicators">What could be used.</param>
/// <param name="Errors">What could not.</param>
internal sealed record IndicatorList(string Name, IReadOnlyList<Indicator> Indicators, IReadOnlyList<IndicatorListError> Errors)
{
    private const Severity DefaultSeverity = Severity.High;
    private const double DefaultConfidence = 0.9;

    /// <summary>Loads a list from a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The list, named after the file.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IndicatorList Load(string path) => Parse(Path.GetFileNameWithoutExtension(path), File.ReadLines(path));

    /// <summary>Reads a list.</summary>
    /// <param name="name">The list's name.</param>
    /// <param name="lines">Its lines.</param>
    /// <returns>The list.</returns>
    public static IndicatorList Parse(string name, IEnumerable<string> lines)
    {
        List<Indicator> indicators = [];
        List<IndicatorListError> errors = [];
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line) || line.StartsWith('#'))
            {
                continue;
            }

            if (ParseLine(line, number, out var indicator) is { } error)
            {
                errors.Add(error);
            }
            else
            {
                indicators.Add(indicator!);
            }
        }

        return new IndicatorList(name, indicators, errors);
    }

    private static IndicatorListError? ParseLine(string line, int number, out Indicator? indicator)
    {
        indicator = null;
        var columns = line.Split('\t', StringSplitOptions.TrimEntries);
        string? Column(int index) => columns.Length > index && columns[index] is not ("" or "-") ? columns[index] : null;

        IndicatorKind kind;
        string value;
        if (Column(1) is { } type)
        {
            if (!Enum.TryParse(type, ignoreCase: true, out kind) || !Enum.IsDefined(kind) || char.IsAsciiDigit(type[0]))
            {
                return new IndicatorListError("IND002", number, $"'{type}' is not a type; use ip, domain, url, hash or email.");
            }

            if (!CanonicalValue.TryParse(kind, columns[0], out value))
            {
                return new IndicatorListError("IND001", number, $"'{columns[0]}' is not a well-formed {type}.");
            }
        }
        else if (!CanonicalValue.TryRecognize(columns[0], out kind, out value))
        {
            return new IndicatorListError("IND001", number, $"'{columns[0]}' is not an address, domain, URL, digest or e-mail address.");
        }

        var severity = DefaultSeverity;
        if (Column(2) is { } severityText && !SeverityNames.TryParse(severityText, out severity))
        {
            return new IndicatorListError("IND003", number, $"'{severityText}' is not a severity; use {string.Join(", ", SeverityNames.All)}.");
        }

        var confidence = DefaultConfidence;
        if (Column(3) is { } confidenceText
            && !(double.TryParse(confidenceText, NumberStyles.Float, CultureInfo.InvariantCulture, out confidence) && confidence is >= 0 and <= 1))
        {
            return new IndicatorListError("IND004", number, $"'{confidenceText}' is not a confidence from 0 to 1.");
        }

        indicator = new Indicator(kind, value, severity, confidence, Column(4));
        return null;
    }
}
