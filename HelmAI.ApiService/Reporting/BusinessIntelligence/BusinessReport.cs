using HelmAI.Core.Activity;
using HelmAI.Core.Rollups;
using HelmAI.Core.Storage;

namespace HelmAI.ApiService.Reporting.BusinessIntelligence;

/// <summary>Makes the figures about users and what they do from roll-ups.</summary>
/// <param name="rollups">The roll-ups.</param>
internal sealed class BusinessReport(IRollupStore rollups)
{
    /// <summary>How many features are shown.</summary>
    public const int MaxFeatures = 100;

    private const double MicrosecondsPerSecond = 1_000_000;
    private const double Billion = 1_000_000_000;

    private static readonly DayOfWeek[] Week =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>Makes the figures.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="range">The days.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The figures.</returns>
    public async Task<BusinessIntelligenceResponse> MakeAsync(string tenantId, ReportRange range, CancellationToken cancellationToken)
    {
        Task<IReadOnlyList<RollupSum>> SumAsync(RollupMeasure measure, TimeSteps steps, RollupGroups groups) =>
            rollups.SumAsync(tenantId, measure, steps, groups, cancellationToken);

        var daily = (await rollups.CountUsersAsync(tenantId, range.Steps, cancellationToken)).ToDictionary(static day => day.Step, static day => day.Users);
        var features = await rollups.CountFeatureUsersAsync(tenantId, range.Whole, MaxFeatures, cancellationToken);
        // Counted last, so that whoever came meanwhile is among all users too.
        var active = (await rollups.CountUsersAsync(tenantId, range.Whole, cancellationToken)).SingleOrDefault()?.Users ?? 0;
        var durations = await SumAsync(RollupMeasure.Duration, range.Whole, RollupGroups.Of([.. features.Select(static feature => feature.Feature)]));
        var quarters = await SumAsync(RollupMeasure.Activities, range.Quarters, RollupGroups.Parts);
        return new()
        {
            From = range.From,
            To = range.To,
            Tz = range.Zone,
            ActiveUsers = active,
            DailyActiveUsers = [.. range.Steps.Starts.Select((start, day) => new DailyUsers(range.Calendar.DateOf(start), daily.GetValueOrDefault(day)))],
            FeatureAdoption = [.. features.Select(feature => new FeatureAdoption(
                feature.Feature, feature.Users, (double)feature.Users / Math.Max(active, feature.Users), ToMeanSeconds(durations.FirstOrDefault(sum => sum.Name == feature.Feature))))],
            Satisfaction = ToSatisfaction(await SumAsync(RollupMeasure.Satisfaction, range.Whole, RollupGroups.Parts)),
            AiInteractions = ToInteractions(quarters, (await SumAsync(RollupMeasure.ResponseTime, range.Whole, RollupGroups.None)).SingleOrDefault()),
            ActivityByHour = [.. Group(quarters, range, static time => time.Hour, Enumerable.Range(0, 24))],
            ActivityByWeekday = [.. Week.Zip(Group(quarters, range, static time => time.DayOfWeek, Week), static (day, count) => new WeekdayActivity(NameOf(day), count))],
        };
    }

    private static IEnumerable<long> Group<T>(IEnumerable<RollupSum> quarters, ReportRange range, Func<DateTimeOffset, T> part, IEnumerable<T> parts)
    {
        var groups = quarters.ToLookup(sum => part(range.Calendar.ToLocal(range.Steps.Starts[0] + sum.Step)), static sum => sum.Items);
        return parts.Select(one => groups[one].Sum());
    }

    private static Satisfaction ToSatisfaction(IReadOnlyList<RollupSum> scores)
    {
        var count = scores.Sum(static score => score.Items);
        return new(
            count == 0 ? null : scores.Sum(static score => score.Total) / Billion / count,
            count,
            [.. Enumerable.Range(1, 5).Select(score => scores.Where(sum => sum.Part == score).Sum(static sum => sum.Items))]);
    }

    private static AiInteractions ToInteractions(IEnumerable<RollupSum> quarters, RollupSum? times) => new(
        quarters.Where(static sum => sum.Part == (int)ActivityKind.Interaction).Sum(static sum => sum.Items),
        ToMeanSeconds(times),
        times?.Peak / MicrosecondsPerSecond);

    private static double? ToMeanSeconds(RollupSum? times) => times?.Total / MicrosecondsPerSecond / times?.Items;

    private static string NameOf(DayOfWeek day) => day.ToString().ToLowerInvariant();
}
