using BenchmarkDotNet.Attributes;
using HelmAI.ApiService.Events;
using HelmAI.ApiService.Events.Parsing;
using HelmAI.Benchmarks.Load;
using HelmAI.Core.Events;
using HelmAI.Core.Signals;
using HelmAI.Core.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HelmAI.Benchmarks.Ingestion;

/// <summary>What it costs to store events durably in SQLite, an event in a group. PostgreSQL is measured by the verb <c>baselines</c>, which starts it.</summary>
[MemoryDiagnoser]
public class StoreBenchmarks
{
    private readonly EventMix _mix = new("logins");
    private readonly EventParser _parser = new(Options.Create(new EventOptions()), TimeProvider.System);
    private DirectoryInfo _folder = null!;
    private ServiceProvider _services = null!;
    private EventSubmission[] _group = [];

    /// <summary>How many events share a commit.</summary>
    [Params(1, 100, 1_000)]
    public int Group { get; set; }

    [GlobalSetup]
    public async Task SetupAsync()
    {
        _folder = Directory.CreateTempSubdirectory("helmai-bench-");
        var services = new ServiceCollection().AddLogging().AddMetrics().AddSingleton(TimeProvider.System).AddSingleton<ISignalBus, LocalSignalBus>();
        _services = services.AddSqliteStorage(_ => new SqliteSettings(Path.Combine(_folder.FullName, "helm.db"), PoolSize: 2)).BuildServiceProvider();
        await _services.GetRequiredService<IDatabase>().MigrateAsync(CancellationToken.None);
    }

    [IterationSetup]
    public void Make() => _group = [.. Enumerable.Range(0, Group).Select(_ => new EventSubmission(_parser.Parse(_mix.Make(1), "bench")))];

    [Benchmark]
    public Task Append() => _services.GetRequiredService<IEventStore>().AppendAsync(_group, CancellationToken.None);

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        await _services.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
