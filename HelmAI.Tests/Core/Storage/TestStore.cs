using HelmAI.Core.Administration;
using HelmAI.Core.Audit;
using HelmAI.Core.Events;
using HelmAI.Core.Security;
using HelmAI.Core.Signals;
using HelmAI.Core.Storage;
using HelmAI.Core.Storage.Queries;
using HelmAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HelmAI.Tests.Core.Storage;

/// <summary>A store as a host would hold it.</summary>
internal sealed class TestStore : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly Action<IServiceCollection> _register;
    private readonly Func<Task>? _cleanUp;

    private TestStore(Action<IServiceCollection> register, EncryptionSettings encryption, Func<Task>? cleanUp)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddMetrics();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<ISignalBus, LocalSignalBus>();
        services.AddSingleton(encryption);
        register(services);
        _services = services.BuildServiceProvider();
        _register = register;
        _cleanUp = cleanUp;
    }

    public IDatabase Database => Get<IDatabase>();

    public IEventStore Events => Get<IEventStore>();

    public IAlertStore Alerts => Get<IAlertStore>();

    public IActivityStore Activities => Get<IActivityStore>();

    public IEventQueue Queue => Get<IEventQueue>();

    public IAuditLog Audit => Get<IAuditLog>();

    public IEventAppender Appender => Get<IEventAppender>();

    public IAdministration Administration => Get<IAdministration>();

    public static Task<TestStore> OpenAsync(Action<IServiceCollection> register, Func<Task>? cleanUp = null) =>
        OpenAsync(register, Some.Encryption, cleanUp);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Opens the same database as another process would.</summary>
    public Task<TestStore> OpenAnotherAsync() => OpenAnotherAsync(Some.Encryption);

    /// <summary>Opens the same database as another process with other keys would.</summary>
    public Task<TestStore> OpenAnotherAsync(EncryptionSettings encryption) => OpenAsync(_register, encryption, cleanUp: null);

    /// <summary>Runs a statement in the database itself, past the store.</summary>
    public Task<List<T>> RunAsync<T>(string sql, Func<Row, T> read, params object[] values) => Get<ITransactions>().RunAsync(
        new StorageOperation("test", "test"), transaction => transaction.QueryAsync(new(sql, values), read, default), default);

    /// <summary>Runs a statement in the database itself, past the store.</summary>
    public Task RunAsync(string sql, params object[] values) => RunAsync(sql, _ => true, values);

    /// <summary>Appends events that are not the same as any other.</summary>
    public Task AppendAsync(params SecurityEvent[] events) =>
        Events.AppendAsync([.. events.Select(item => new EventSubmission(item))], default);

    /// <summary>Adds rows of administration.</summary>
    public Task AddAsync(params object[] rows) => Administration.ChangeAsync(
        context =>
        {
            context.AddRange(rows);
            return context.SaveChangesAsync();
        },
        default);

    /// <summary>Analyses all that waits.</summary>
    /// <returns>What was given up on the way.</returns>
    public async Task<IReadOnlyList<AnalysisResult>> AnalyseAsync(Func<SecurityEvent, AnalysisResult>? analyse = null, int maxEvents = 100)
    {
        List<AnalysisResult> givenUp = [];
        while (true)
        {
            await using var claim = await Queue.ClaimAsync(maxEvents, default);
            givenUp.AddRange(claim.GivenUp);
            if (claim.Events.Count == 0)
            {
                return givenUp;
            }

            await claim.CompleteAsync([.. claim.Events.Select(analyse ?? (item => Some.Result(item)))], [], default);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_cleanUp is not null)
        {
            await _cleanUp();
        }
    }

    private static async Task<TestStore> OpenAsync(Action<IServiceCollection> register, EncryptionSettings encryption, Func<Task>? cleanUp)
    {
        var store = new TestStore(register, encryption, cleanUp);
        try
        {
            await store.Database.MigrateAsync(default);
            await store.Get<IKeyVault>().UnlockAsync(default);
            return store;
        }
        catch
        {
            await store._services.DisposeAsync();
            throw;
        }
    }
}
