using System.Collections.Concurrent;
using System.Threading.Channels;
using HelmAI.Core.Errors;
using HelmAI.Core.Rules;
using HelmAI.Core.Storage;

namespace HelmAI.Analytics.RuleSets.Trial;

/// <summary>
/// Takes backtests on, tells how they stand, and stops them. A job runs in the process that took it and ends with it; how it
/// stands is in the database, where every process finds it.
/// </summary>
public sealed class Backtester
{
    /// <summary>The most jobs that wait in one process.</summary>
    internal const int MaxWaiting = 32;

    // So that no tenant has all places.
    private const int MaxOfTenant = 4;

    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    // A process says every few seconds which jobs it has, those that wait among them; a job of which nobody said so for long has lost its process.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);

    private readonly Channel<BacktestJob> _waiting = Channel.CreateBounded<BacktestJob>(MaxWaiting);
    private readonly ConcurrentDictionary<Guid, string> _tenantsOfJobs = new();
    private readonly LiveRules _rules;
    private readonly IBacktestStore _backtests;
    private readonly IEventStore _events;
    private readonly TimeProvider _time;

    internal Backtester(LiveRules rules, IBacktestStore backtests, IEventStore events, TimeProvider time)
    {
        _rules = rules;
        _backtests = backtests;
        _events = events;
        _time = time;
    }

    /// <summary>The jobs that wait for their turn.</summary>
    internal ChannelReader<BacktestJob> Waiting => _waiting.Reader;

    /// <summary>The jobs that wait or run in this process.</summary>
    internal IReadOnlyCollection<Guid> Held => [.. _tenantsOfJobs.Keys];

    /// <summary>Takes a job on: the rule as it stands now, with the tenant's filters and exceptions, whether it is enabled or not.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="ruleId">The rule or correlation.</param>
    /// <param name="request">What to look at.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The job.</returns>
    /// <exception cref="NotFoundException">There is no such rule.</exception>
    /// <exception cref="ValidationException">It is a filter.</exception>
    /// <exception cref="ConflictException">Too many jobs wait.</exception>
    /// <exception cref="DatabaseException">The database failed.</exception>
    public async Task<BacktestReport> StartAsync(string tenantId, string ruleId, BacktestRequest request, CancellationToken cancellationToken)
    {
        var snapshot = await _rules.RefreshAsync(cancellationToken);
        var view = snapshot.ViewOf(tenantId);
        var entry = RuleEditor.Find(view, ruleId);
        if (entry.Kind == RuleKind.Filter)
        {
            throw new ValidationException("A filter finds nothing by itself.", "id");
        }

        var count = await _events.CountAsync(new() { TenantId = tenantId, From = request.From, To = request.To }, cancellationToken);
        var now = _time.GetUtcNow();
        var job = new Backtest
        {
            Id = Guid.CreateVersion7(now),
            TenantId = tenantId,
            RuleId = entry.Header.Id,
            State = BacktestState.Running,
            RangeFrom = request.From,
            RangeTo = request.To,
            EventsTotal = Math.Min(count, request.MaxEvents),
            CreatedAt = now,
            UpdatedAt = now,
        };
        if (_tenantsOfJobs.Values.Count(one => one == tenantId) >= MaxOfTenant)
        {
            throw new ConflictException($"{MaxOfTenant} backtests of the tenant wait or run already. Try again later.");
        }

        await _backtests.AddAsync(job, now - KeptFor, cancellationToken);
        _tenantsOfJobs[job.Id] = tenantId;
        if (!_waiting.Writer.TryWrite(new BacktestJob(job, BacktestEngine.Of(view, entry), IsWhole: count <= request.MaxEvents)))
        {
            Release(job.Id);
            await _backtests.UpdateAsync(job with { State = BacktestState.Failed, Error = "Too many backtests waited." }, CancellationToken.None);
            throw new ConflictException($"{MaxWaiting} backtests wait already. Try again later.");
        }

        return BacktestReport.Of(job);
    }

    /// <summary>Tells how a job stands.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="id">The job.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The job; <see langword="null"/> where the tenant has none of that id.</returns>
    /// <exception cref="DatabaseException">The database failed.</exception>
    public async Task<BacktestReport?> FindAsync(string tenantId, Guid id, CancellationToken cancellationToken) =>
        await _backtests.FindAsync(tenantId, id, cancellationToken) is { } job
            ? BacktestReport.Of(IsLost(job) ? job with { State = BacktestState.Failed, Error = "The process that ran it has ended." } : job)
            : null;

    /// <summary>Stops a job, wherever it runs: it notices within about a second.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="id">The job.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The job as it stands; <see langword="null"/> where the tenant has none of that id.</returns>
    /// <exception cref="DatabaseException">The database failed.</exception>
    public async Task<BacktestReport?> CancelAsync(string tenantId, Guid id, CancellationToken cancellationToken)
    {
        if (await _backtests.FindAsync(tenantId, id, cancellationToken) is not { } job)
        {
            return null;
        }

        await _backtests.UpdateAsync(job with { State = BacktestState.Cancelled, UpdatedAt = _time.GetUtcNow() }, cancellationToken);
        return await FindAsync(tenantId, id, cancellationToken);
    }

    /// <summary>Lets go of a job that has ended.</summary>
    /// <param name="id">The job.</param>
    internal void Release(Guid id) => _tenantsOfJobs.TryRemove(id, out _);

    private bool IsLost(Backtest job) => job.State == BacktestState.Running && _time.GetUtcNow() - job.UpdatedAt > Silence;
}
