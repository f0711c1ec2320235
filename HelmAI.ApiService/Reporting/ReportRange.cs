using HelmAI.Core.Rollups;

namespace HelmAI.ApiService.Reporting;

/// <summary>A range of time, cut into steps of a zone.</summary>
/// <param name="Zone">The zone's IANA name.</param>
/// <param name="Calendar">The zone's days.</param>
/// <param name="Steps">The steps.</param>
internal sealed record ReportRange(string Zone, ZoneCalendar Calendar, TimeSteps Steps)
{
    /// <summary>The whole range as one step.</summary>
    public TimeSteps Whole => TimeSteps.Whole(Steps.Starts[0], Steps.End);

    /// <summary>Each quarter of an hour as a step.</summary>
    public TimeSteps Quarters => new([.. Enumerable.Range(Steps.Starts[0], Steps.End - Steps.Starts[0])], Steps.End);

    /// <summary>When the range begins, in the zone.</summary>
    public DateTimeOffset From => Calendar.ToLocal(Steps.Starts[0]);

    /// <summary>When the range ends, in the zone.</summary>
    public DateTimeOffset To => Calendar.ToLocal(Steps.End);
}
