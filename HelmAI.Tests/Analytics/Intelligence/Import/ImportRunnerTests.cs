using HelmAI.Analytics.Intelligence.Import;
using HelmAI.Core.Intelligence;
using HelmAI.Core.Signals;
using HelmAI.ServiceDefaults.Storage;
using HelmAI.Tests.Core.Storage;
using HelmAI.Tests.Core.Storage.Sqlite;
using HelmAI.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HelmAI.Tests.Analytics.Intelligence.Import;

public sealed class ImportRunnerTests : IDisposable
{
    private static readonly ImportRequest Request = new(Some.Tenant, "feed", ImportFormat.List) { Confidence = 70, Labels = ["apt"] };

    private readonly TemporaryFolder _folder = new();
    private readonly SetClock _time = new();
    private readonly ImportSpool _spool;

    public ImportRunnerTests() => _spool = new(Options.Create(new ImportOptions { Spool = _folder.Path }), new SecretFolder(_folder.Path));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Resume_JobOfAProcessThatEnded_GoesOnOnceWithItsLabelAndConfidence()
    {
        await using var store = await SqliteProvider.OpenAsync();
        var left = await StartAsync(Open(store), TimeSpan.Zero);
        var (next, other) = (Open(store), Open(store));
        Assert.Equal(0, await next.ResumeAsync(default));
        _time.Now += TimeSpan.FromSeconds(61);

        Assert.Equal((1, 0), (await next.ResumeAsync(default), await other.ResumeAsync(default)));

        using var runner = Runner(next, store);
        await runner.StartAsync(default);
        await EndsAsync(next, left.Id);
        await runner.StopAsync(default);
        var indicator = Assert.Single((await store.Get<IIndicatorStore>().ListAsync(new() { TenantId = Some.Tenant }, new(10), default)).Items).Indicator;
        Assert.Equal(("evil.example", "feed", 70, "apt"), (indicator.Value, indicator.Source, indicator.Confidence, Assert.Single(indicator.Labels)));
    }

    [Fact]
    public async Task Run_DatabaseFails_KeepsTheImportUntilItCanBeStored()
    {
        await using var store = await SqliteProvider.OpenAsync();
        var imports = Open(store);
        using var runner = Runner(imports, store);
        await store.RunAsync("ALTER TABLE indicators RENAME TO indicators_away");
        await runner.StartAsync(default);

        var report = await StartAsync(imports, TimeSpan.FromSeconds(30));
        Assert.Equal((ImportState.Running, report.Id), (report.State, Assert.Single(_spool.List())));

        await store.RunAsync("ALTER TABLE indicators_away RENAME TO indicators");
        _time.Now += TimeSpan.FromSeconds(61);
        await imports.ResumeAsync(default);
        await EndsAsync(imports, report.Id);
        await runner.StopAsync(default);
    }

    private static async Task<IndicatorImportReport> StartAsync(IndicatorImports imports, TimeSpan wait)
    {
        using var body = new MemoryStream("evil.example\n"u8.ToArray());
        return (await imports.StartAsync(Some.Tenant, Request, body, wait, default))!;
    }

    private async Task EndsAsync(IndicatorImports imports, Guid id)
    {
        await Eventually.TrueAsync(async () => await imports.FindAsync(Some.Tenant, id, default) is { State: ImportState.Completed, Accepted: 1 });
        await Eventually.TrueAsync(() => _spool.List().Count == 0);
    }

    private IndicatorImports Open(TestStore store) => new(_spool, store.Get<IImportStore>(), new ImportOptions(), _time);

    private ImportRunner Runner(IndicatorImports imports, TestStore store)
    {
        var readiness = new DatabaseReadiness();
        readiness.Complete();
        var importer = new IndicatorImporter(store.Get<IIndicatorStore>(), store.Get<IRelatedStore>(), store.Get<ISignalBus>(), _time);
        return new(imports, store.Get<IImportStore>(), _spool, importer, readiness, _time, NullLogger<ImportRunner>.Instance);
    }
}
