using HelmAI.ApiService.Reporting;
using HelmAI.ApiService.Reporting.BusinessIntelligence;
using HelmAI.Core.Activity;
using HelmAI.Core.Rollups;
using HelmAI.Core.Storage;
using HelmAI.Tests.Core.Storage.Sqlite;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Reporting;

/// <summary>Reports that are made while users come.</summary>
public sealed class BusinessReportTests
{
    [Fact]
    public async Task MakeAsync_UsersThatComeBetweenReads_KeepsAdoptionWithinOne()
    {
        await using var store = await SqliteProvider.OpenAsync();
        var day = Quarter.Of(Some.Time) - 48;
        var range = new ReportRange("UTC", new(TimeZoneInfo.Utc), TimeSteps.Whole(day, day + 96));
        using var done = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var user = 0; !done.IsCancellationRequested; user++)
            {
                await store.Get<IActivityStore>().AppendAsync([new(Some.Activity(ActivityKind.Feature) with { UserId = $"user-{user}" })], default);
            }
        });

        for (var i = 0; i < 20; i++)
        {
            var report = await new BusinessReport(store.Get<IRollupStore>()).MakeAsync(Some.Tenant, range, default);
            Assert.All(report.FeatureAdoption, static feature => Assert.InRange(feature.Adoption, 0, 1));
            Assert.All(report.FeatureAdoption, feature => Assert.InRange(feature.Users, 1, report.ActiveUsers));
        }

        await done.CancelAsync();
        await writing;
    }
}
