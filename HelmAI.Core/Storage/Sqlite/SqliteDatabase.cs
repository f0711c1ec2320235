using HelmAI.Core.Storage.Migrations;
using HelmAI.Core.Storage.Queries;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace HelmAI.Core.Storage.Sqlite;

/// <summary>
/// A SQLite database: many readers, one writer. SQLite has no asynchronous I/O, so the asynchronous part of every member is the wait for a connection.
/// </summary>
internal sealed class SqliteDatabase : IDatabase, IQueryRunner, ITransactions, IDisposable
{
    private static readonly StorageOperation Pinging = new("ping", "sqlite_schema");

    private readonly SqliteReaders _readers;
    private readonly SqliteWriter _writer;
    private readonly MigrationRunner _migrations;
    private readonly StorageMetrics _metrics;

    public SqliteDatabase(SqliteSettings settings, StorageMetrics metrics, TimeProvider time, ILoggerFactory loggers)
        : this(settings, metrics, new MigrationRunner(Migration.LoadFor(typeof(SqliteDatabase)), time, loggers.CreateLogger<SqliteDatabase>()))
    {
    }

    internal SqliteDatabase(SqliteSettings settings, StorageMetrics metrics, MigrationRunner migrations)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.PoolSize, 1, nameof(settings));
        File = new(settings.DatabasePath);
        _readers = new(File, settings.PoolSize);
        _writer = new(File);
        _migrations = migrations;
        _metrics = metrics;
        metrics.ObserveConnections(() => _readers.Status.CheckedOut + _writer.InUse);
        metrics.ObservePool(() => _readers.Status);
    }

    /// <summary>The file.</summary>
    public SqliteFile File { get; }

    /// <inheritdoc/>
    public Task MigrateAsync(CancellationToken cancellationToken) => RunAsync(
        MigrationRunner.Operation,
        () => _writer.RunAsync(
            async session =>
            {
                using var measurement = _metrics.Measure(MigrationRunner.Operation);
                return await session.TransactAsync(
                    async transaction =>
                    {
                        await _migrations.RunAsync(transaction, cancellationToken);
                        return true;
                    },
                    cancellationToken);
            },
            cancellationToken));

    /// <inheritdoc/>
    public Task PingAsync(CancellationToken cancellationToken) =>
        QueryAsync(Pinging, new("SELECT count(*) FROM sqlite_schema", []), static row => row.Integer(0), cancellationToken);

    /// <inheritdoc/>
    public PoolStatus GetPoolStatus() => _readers.Status;

    /// <inheritdoc/>
    public Task<List<T>> QueryAsync<T>(StorageOperation operation, SqlQuery query, Func<Row, T> read, CancellationToken cancellationToken) => RunAsync(
        operation,
        async () =>
        {
            using var lease = await _readers.RentAsync(cancellationToken);
            using var measurement = _metrics.Measure(operation);
            try
            {
                return Query(lease.Connection, query, read, cancellationToken);
            }
            catch
            {
                lease.Broken = true;
                throw;
            }
        });

    /// <summary>Writes in one transaction.</summary>
    /// <typeparam name="T">What the work gives.</typeparam>
    /// <param name="operation">What metrics and errors call it.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    /// <param name="durability">What the commit must survive.</param>
    /// <returns>What the work gave, once it is committed.</returns>
    /// <exception cref="Errors.DatabaseException">The database failed.</exception>
    public Task<T> WriteAsync<T>(
        StorageOperation operation,
        Func<SqliteSession, T> work,
        CancellationToken cancellationToken,
        Durability durability = Durability.PowerLoss) => RunAsync(
        operation,
        () => _writer.RunAsync(
            session =>
            {
                using var measurement = _metrics.Measure(operation);
                return Task.FromResult(session.Transact(work, durability, cancellationToken));
            },
            cancellationToken));

    Task<T> ITransactions.RunAsync<T>(StorageOperation operation, Func<ITransaction, Task<T>> work, CancellationToken cancellationToken) => RunAsync(
        operation,
        () => _writer.RunAsync(
            async session =>
            {
                using var measurement = _metrics.Measure(operation);
                return await session.TransactAsync(_ => work(session), cancellationToken);
            },
            cancellationToken));

    /// <summary>Works on a connection of the caller's own.</summary>
    /// <typeparam name="T">What the work gives.</typeparam>
    /// <param name="operation">What metrics and errors call it.</param>
    /// <param name="work">The work.</param>
    /// <returns>What it gave.</returns>
    /// <exception cref="Errors.DatabaseException">The database failed.</exception>
    public Task<T> MeasureAsync<T>(StorageOperation operation, Func<Task<T>> work) => RunAsync(
        operation,
        async () =>
        {
            using var measurement = _metrics.Measure(operation);
            return await work();
        });

    /// <summary>Works on a connection of the caller's own while nobody else in this process writes.</summary>
    /// <typeparam name="T">What the work gives.</typeparam>
    /// <param name="operation">What metrics and errors call it.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Gives up waiting for its turn.</param>
    /// <returns>What it gave.</returns>
    /// <exception cref="Errors.DatabaseException">The database failed.</exception>
    public Task<T> MeasureAloneAsync<T>(StorageOperation operation, Func<Task<T>> work, CancellationToken cancellationToken) =>
        MeasureAsync(operation, () => _writer.RunAsync(_ => work(), cancellationToken));

    /// <inheritdoc/>
    public void Dispose()
    {
        _readers.Dispose();
        _writer.Dispose();
    }

    private static List<T> Query<T>(SqliteConnection connection, SqlQuery query, Func<Row, T> read, CancellationToken cancellationToken)
    {
        // Stops a query that nobody waits for any more, however long it would have run.
        using var interrupt = cancellationToken.UnsafeRegister(static state => raw.sqlite3_interrupt(((SqliteConnection)state!).Handle), connection);
        using var command = connection.CreateCommand();
        return command.Read(query, read, cancellationToken);
    }

    private static async Task<T> RunAsync<T>(StorageOperation operation, Func<Task<T>> run)
    {
        try
        {
            return await run();
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException(exception.Message, exception);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw operation.Failed(exception);
        }
    }
}
