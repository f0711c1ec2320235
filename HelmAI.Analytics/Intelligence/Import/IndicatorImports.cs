using System.Collections.Concurrent;
using System.Threading.Channels;
using HelmAI.Core.Errors;
using HelmAI.Core.Intelligence;
using HelmAI.Core.Storage;

namespace HelmAI.Analytics.Intelligence.Import;

/// <summary>
/// Takes imports on, and tells how they stand. What is to be imported is on the disk of the process that took it before anybody is told of
/// the job, which runs there; how it stands is in the database, where every process finds it.
/// </summary>
public sealed class IndicatorImports
{
    // So that no tenant has all places.
    private const int MaxOfTenant = 8;
    private const int MaxWaiting = 64;

    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    // A process says every few seconds which jobs it has, those that wait among them; of a job of which nobody said so for long the process has ended.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);

    private readonly Channel<ImportJob> _waiting = Channel.CreateUnbounded<ImportJob>();
    private readonly ConcurrentDictionary<Guid, ImportJob> _held = new();
    private readonly Lock _gate = new();
    private readonly ImportSpool _spool;
    private readonly IImportStore _store;
    private readonly TimeProvider _time;

    internal IndicatorImports(ImportSpool spool, IImportStore store, ImportOptions options, TimeProvider time)
    {
        (_spool, _store, _time) = (spool, store, time);
        LongestWait = TimeSpan.FromMilliseconds(options.WaitMilliseconds);
    }

    /// <summary>How long a sender waits for the end of his import, unless he would rather not.</summary>
    public TimeSpan LongestWait { get; }

    /// <summary>The jobs that wait for their turn.</summary>
    internal ChannelReader<ImportJob> Waiting => _waiting.Reader;

    /// <summary>The jobs that are uploaded, wait or run in this process.</summary>
    internal IReadOnlyCollection<Guid> Held => [.. _held.Keys];

    /// <summary>Takes an import on.</summary>
    /// <param name="tenantId">The tenant that asks for it.</param>
    /// <param name="request">What is to be imported.</param>
    /// <param name="body">Its bytes, plain or packed by gzip.</param>
    /// <param name="wait">How long to wait for its end.</param>
    /// <param name="cancellationToken">Gives up before it is taken on; afterwards it goes on.</param>
    /// <returns>How it stands; <see langword="null"/> where it is too large.</returns>
    /// <exception cref="ConflictException">Too many wait.</exception>
    /// <exception cref="IOException">The body broke off.</exception>
    /// <exception cref="DatabaseException">The database failed.</exception>
    public async Task<IndicatorImportReport?> StartAsync(string tenantId, ImportRequest request, Stream body, TimeSpan wait, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var job = new ImportJob(request, New(id, tenantId, request, now));
        Hold(job);
        try
        {
            if (await _spool.WriteAsync(id, body, cancellationToken) is not { } bytes)
            {
                Release(job);
                return null;
            }

            // The upload may have taken longer than a process may be silent.
            job.Import = job.Import with { BytesTotal = bytes, UpdatedAt = _time.GetUtcNow() };
            await _store.AddAsync(job.Import, now - KeptFor, cancellationToken);
        }
        catch
        {
            Release(job);
            throw;
        }

        _waiting.Writer.TryWrite(job);
        await job.Finished.WaitAsync(wait, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return IndicatorImportReport.Of(job.Import);
    }

    /// <summary>Tells how a job stands.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="id">The job.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The job; <see langword="null"/> where the tenant has none of that id.</returns>
    /// <exception cref="DatabaseException">The database failed.</exception>
    public async Task<IndicatorImportReport?> FindAsync(string tenantId, Guid id, CancellationToken cancellationToken) =>
        await _store.FindAsync(tenantId, id, cancellationToken) is { } import ? Describe(import) : null;

    /// <summary>Lists a tenant's jobs, newest first.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The page.</returns>
    /// <exception cref="DatabaseException">The database failed.</exception>
    public async Task<Page<IndicatorImportReport>> ListAsync(string tenantId, PageRequest page, CancellationToken cancellationToken)
    {
        var found = await _store.ListAsync(tenantId, page, cancellationToken);
        return new([.. found.Items.Select(Describe)], found.Next);
    }

    /// <summary>Goes on with the jobs that an earlier process left.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many there are.</returns>
    /// <exception cref="DatabaseException">The database failed.</exception>
    internal async Task<int> ResumeAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var id in _spool.List().Where(id => !_held.ContainsKey(id)))
        {
            var import = await _store.FindAsync(id, cancellationToken);
            if (import is null)
            {
                // Being taken on now, or never taken on: then nobody was told of it.
                _spool.RemoveOld(id, _time.GetUtcNow());
                continue;
            }

            if (import.State != ImportState.Running || !Enum.TryParse<ImportFormat>(import.Format, ignoreCase: true, out var format))
            {
                _spool.Remove(id);
                continue;
            }

            // Another process on the same folder may be at it, or take it on as well.
            var now = _time.GetUtcNow();
            if (now - import.UpdatedAt > Silence && await _store.ClaimAsync(id, import.UpdatedAt, now, cancellationToken))
            {
                var request = new ImportRequest(import.OwnerId, import.Source, format) { Confidence = import.Confidence, Labels = import.Labels };
                var job = new ImportJob(request, import with { UpdatedAt = now });
                _held[id] = job;
                _waiting.Writer.TryWrite(job);
                count++;
            }
        }

        return count;
    }

    /// <summary>Lets go of a job whose end is stored, or that was never taken on.</summary>
    /// <param name="job">The job.</param>
    internal void Release(ImportJob job)
    {
        _spool.Remove(job.Import.Id);
        PutOff(job);
    }

    /// <summary>Lets go of a job that could not come to its end; <see cref="ResumeAsync"/> takes it on again, here or in another process.</summary>
    /// <param name="job">The job.</param>
    internal void PutOff(ImportJob job)
    {
        _held.TryRemove(job.Import.Id, out _);
        job.Finish();
    }

    private static IndicatorImport New(Guid id, string tenantId, ImportRequest request, DateTimeOffset now) => new()
    {
        Id = id,
        TenantId = tenantId,
        OwnerId = request.OwnerId,
        Source = request.Source,
        Format = request.Format.ToString().ToLowerInvariant(),
        Confidence = request.Confidence,
        Labels = request.Labels,
        State = ImportState.Running,
        CreatedAt = now,
        UpdatedAt = now,
    };

    // From before the body is read, so that uploads have their places too.
    private void Hold(ImportJob job)
    {
        lock (_gate)
        {
            if (_held.Count >= MaxWaiting || _held.Values.Count(one => one.Import.TenantId == job.Import.TenantId) >= MaxOfTenant)
            {
                throw new ConflictException("Too many imports wait or run already. Try again later.");
            }

            _held[job.Import.Id] = job;
        }
    }

    private IndicatorImportReport Describe(IndicatorImport import) => IndicatorImportReport.Of(
        _held.TryGetValue(import.Id, out var job) ? job.Import
        : import.State == ImportState.Running && _time.GetUtcNow() - import.UpdatedAt > Silence
            ? import with { State = ImportState.Interrupted, Error = "The process that ran it has ended; it goes on when that starts again." }
        : import);
}
