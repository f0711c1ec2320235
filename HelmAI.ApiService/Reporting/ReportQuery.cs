using System.Globalization;
using HelmAI.ApiService.Gateway.Queries;
using HelmAI.Core.Errors;
using HelmAI.Core.Rollups;

namespace HelmAI.ApiService.Reporting;

/// <summary>The query by which a range of time is chosen. Every member throws <see cref="ValidationException"/> naming the parameter at fault.</summary>
internal static class ReportQuery
{
    /// <summary>How many days a report may span: a year and some.</summary>
    public const int MaxDays = 400;

    private const int DefaultDays = 30;

    // All zones' offsets are whole quarters from 1972 on, and dates end with 9999.
    private static readonly DateTimeOffset Earliest = new(1972, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(9990, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The parameters of every report.</summary>
    public static IReadOnlyList<QueryParameter> Range { get; } =
    [
        new("from", QueryValueKind.Time, "The range's begin; it is widened to whole days of the time zone, or to whole steps."),
        new("to", QueryValueKind.Time, "The range's end, which is not part of it; now unless told."),
        new("tz", QueryValueKind.Text, "The time zone of days, hours and weekdays by its IANA name, such as `Europe/Berlin`; `UTC` unless told."),
    ];

    /// <summary>Reads a range of whole days; the last 30 unless told.</summary>
    /// <param name="query">The query.</param>
    /// <param name="now">The time.</param>
    /// <returns>The range, a step a day.</returns>
    public static ReportRange ReadDays(QueryReader query, DateTimeOffset now) =>
        Read(query, now, TimeSpan.FromDays(DefaultDays - 1), StepSize.Day, MaxDays, new($"The range spans more than {MaxDays} days.", "from"));

    /// <summary>Reads a range.</summary>
    /// <param name="query">The query.</param>
    /// <param name="now">The time.</param>
    /// <param name="span">How long it is unless told.</param>
    /// <param name="size">The size of a step.</param>
    /// <param name="max">How many steps there may be.</param>
    /// <param name="tooMany">What is thrown where there would be more.</param>
    /// <returns>The range.</returns>
    public static ReportRange Read(QueryReader query, DateTimeOffset now, TimeSpan span, StepSize size, int max, ValidationException tooMany)
    {
        var zone = ReadZone(query);
        var to = Check("to", query.Time("to") ?? now);
        var from = Check("from", query.Time("from") ?? Max(to - span, Earliest));
        if (from >= to)
        {
            throw new ValidationException("'from' is not before 'to'.", "from");
        }

        var calendar = new ZoneCalendar(zone);
        var steps = calendar.Cut(Quarter.Of(from), Quarter.From(to), size, max) ?? throw tooMany;
        return new(zone.Id, calendar, steps);
    }

    private static TimeZoneInfo ReadZone(QueryReader query) => query.Text("tz") switch
    {
        null => TimeZoneInfo.Utc,
        // The name becomes the path of a file.
        { } name when name.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '_' or '-' or '+')
            && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId => zone,
        _ => throw new ValidationException("The query parameter 'tz' is not the IANA name of a time zone, such as Europe/Berlin.", "tz"),
    };

    private static DateTimeOffset Check(string name, DateTimeOffset time) => time >= Earliest && time <= Latest
        ? time
        : throw new ValidationException(
            string.Create(CultureInfo.InvariantCulture, $"The query parameter '{name}' is not in the years {Earliest.Year} to {Latest.Year - 1}."), name);

    private static DateTimeOffset Max(DateTimeOffset x, DateTimeOffset y) => x > y ? x : y;
}
