using HelmAI.Core.Administration;
using HelmAI.Core.Events;
using HelmAI.Core.Signals;
using HelmAI.Core.Storage;
using HelmAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HelmAI.Tests.Core.Storage;

/// <summary>A store as a host would hold it.</summary>
internal sealed class TestStore : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly Action<IServiceCollection> _register;
    private readonly Func<Task>? _cleanUp;

    private TestStore(Action<IServiceCollection> register, Func<Task>? cleanUp)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddMetrics();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<ISignalBus, LocalSignalBus>();
        register(services);
        _services = services.BuildServiceProvider();
        _register = register;
        _cleanUp = cleanUp;
    }

    public IDatabase Database => Get<IDatabase>();

    public IEventStore Events => Get<IEventStore>();

    public IAlertStore Alerts => Get<IAlertStore>();

    public IEventQueue Queue => Get<IEventQueue>();

    public IEventAppender Appender => Get<IEventAppender>();

    public IAdministration Administration => Get<IAdministration>();

    public static async Task<TestStore> OpenAsync(Action<IServiceCollection> register, Func<Task>? cleanUp = null)
    {
        var store = new TestStore(register, cleanUp);
        await store.Database.MigrateAsync(default);
        return store;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Opens the same database as another process would.</summary>
    public Task<TestStore> OpenAnotherAsync() => OpenAsync(_register);

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
    public async Task AnalyseAsync(Func<SecurityEvent, AnalysisResult>? analyse = null, int maxEvents = 100)
    {
        while (true)
        {
            await using var claim = await Queue.ClaimAsync(maxEvents, default);
            if (claim.Events.Count == 0)
            {
                return;
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
}
