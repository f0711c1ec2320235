using System.Globalization;

namespace HelmAI.Analytics.Intelligence.Import.Tables;

/// <summary>What the columns of a table mean, by its header. Names are those that feeds use; upper and lower case, blanks and dashes do not matter.</summary>
internal sealed class TableColumns
{
    private static readonly Dictionary<string, string[]> Names = new(StringComparer.Ordinal)
    {
        ["value"] = ["value", "indicator", "ioc", "ioc_value", "observable", "ip", "ip_address", "domain", "url", "hash", "sha256", "md5", "sha1"],
        ["type"] = ["type", "indicator_type", "ioc_type"],
        ["id"] = ["id", "uuid", "stix_id"],
        ["name"] = ["name", "title", "family", "malware", "malware_printable", "threat"],
        ["description"] = ["description", "comment", "notes"],
        ["confidence"] = ["confidence", "confidence_level", "score"],
        ["labels"] = ["labels", "tags", "label", "category"],
        ["tlp"] = ["tlp"],
        ["valid_from"] = ["valid_from", "first_seen", "first_seen_utc", "dateadded"],
        ["valid_until"] = ["valid_until", "expires", "expiration"],
        ["modified"] = ["modified", "updated", "last_updated"],
        ["revoked"] = ["revoked"],
        ["reference"] = ["reference", "link", "urlhaus_link"],
    };

    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    private TableColumns()
    {
    }

    /// <summary>What the column of values is called: of a table without types that may be one.</summary>
    public required string ValueName { get; init; }

    /// <summary>Reads a header.</summary>
    /// <param name="header">The names.</param>
    /// <returns>The columns.</returns>
    /// <exception cref="BrokenImportException">None of them holds values.</exception>
    public static TableColumns Read(IReadOnlyList<string> header)
    {
        List<string> names = [.. header.Select(static one => one.TrimStart('#').Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_'))];
        var value = Names["value"].FirstOrDefault(names.Contains)
            ?? throw new BrokenImportException($"The header names no column of values; one of {string.Join(", ", Names["value"])} must be there.");
        var columns = new TableColumns { ValueName = value };
        foreach (var (meaning, spellings) in Names)
        {
            if (Array.Find(spellings, names.Contains) is { } name)
            {
                columns._places[meaning] = names.IndexOf(name);
            }
        }

        return columns;
    }

    /// <summary>Reads a field.</summary>
    /// <param name="record">The record.</param>
    /// <param name="meaning">What it means.</param>
    /// <returns>Its text; <see langword="null"/> where it is empty or not there.</returns>
    public string? Text(IReadOnlyList<string> record, string meaning) =>
        _places.TryGetValue(meaning, out var place) && place < record.Count && record[place] is { Length: > 0 } text && text is not ("-" or "None" or "null") ? text : null;

    /// <summary>Reads a time: RFC 3339, a date with or without a time (in UTC), or seconds since 1970.</summary>
    /// <param name="record">The record.</param>
    /// <param name="meaning">What it means.</param>
    /// <returns>The time; <see langword="null"/> where the field is empty or not there.</returns>
    /// <exception cref="FormatException">It is no time.</exception>
    public DateTimeOffset? Time(IReadOnlyList<string> record, string meaning) => Text(record, meaning) switch
    {
        null => null,
        { } text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) => time,
        { } text when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253_402_300_800 => DateTimeOffset.FromUnixTimeSeconds(seconds),
        { } text => throw new FormatException($"'{meaning}' is no time, but '{ListReader.Shown(text)}'."),
    };
}
