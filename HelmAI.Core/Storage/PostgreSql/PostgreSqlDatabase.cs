using HelmAI.Core.Errors;
using HelmAI.Core.Storage.Migrations;
using HelmAI.Core.Storage.Queries;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace HelmAI.Core.Storage.PostgreSql;

/// <summary>
/// A PostgreSQL database. Npgsql does not try a connection before it hands it out; instead, what meets a broken one
/// clears the pool of all that are idle and runs again on a new one. A transaction runs again only where its commit was not yet sent.
/// </summary>
internal sealed class PostgreSqlDatabase : IDatabase, IQueryRunner, ITransactions
{
    // By this code a migration says that the operator has something to do; its message says what.
    private const string MigrationRefused = "HELM1";

    private static readonly StorageOperation Pinging = new("ping", "pg_catalog");

    private readonly PostgreSqlSettings _settings;
    private readonly PostgreSqlPool _pool;
    private readonly MigrationRunner _migrations;
    private readonly PostgreSqlRetries _retries;
    private readonly StorageMetrics _metrics;
    private readonly ILogger _logger;

    public PostgreSqlDatabase(PostgreSqlPool pool, PostgreSqlSettings settings, StorageMetrics metrics, TimeProvider time, ILogger<PostgreSqlDatabase> logger)
    {
        _settings = settings;
        _pool = pool;
        _migrations = new(Migration.LoadFor(typeof(PostgreSqlDatabase)), time, logger);
        _retries = new(pool.Source, time, logger);
        _metrics = metrics;
        _logger = logger;
        metrics.ObserveConnections(() => pool.Status.CheckedOut);
        metrics.ObservePool(() => pool.Status);
    }

    /// <inheritdoc/>
    public Task MigrateAsync(CancellationToken cancellationToken) => TransactAsync(
        MigrationRunner.Operation,
        async transaction =>
        {
            await using var wait = new NpgsqlCommand("SELECT pg_advisory_xact_lock($1)", transaction.Inner.Connection) { CommandTimeout = 0 };
            wait.Parameters.Add(new() { Value = StorageLocks.Migration });
            await wait.ExecuteNonQueryAsync(cancellationToken);
            try
            {
                await _migrations.RunAsync(transaction.Inner, cancellationToken);
            }
            catch (PostgresException exception) when (exception.SqlState == MigrationRefused)
            {
                throw new DatabaseException(exception.MessageText, MigrationRunner.Operation.Name, exception);
            }

            return true;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task PingAsync(CancellationToken cancellationToken) =>
        QueryAsync(Pinging, new SqlQuery("SELECT 1::bigint", []), static row => row.Integer(0), cancellationToken);

    /// <inheritdoc/>
    public PoolStatus GetPoolStatus() => _pool.Status;

    /// <inheritdoc/>
    public Task<List<T>> QueryAsync<T>(StorageOperation operation, SqlQuery query, Func<Row, T> read, CancellationToken cancellationToken) =>
        QueryAsync(operation, () => ToStatements(query), read, cancellationToken);

    /// <summary>Runs statements that may be repeated, on any connection: as one batch, which is one transaction and one round trip.</summary>
    /// <typeparam name="T">What a row becomes.</typeparam>
    /// <param name="operation">What metrics and errors call it.</param>
    /// <param name="statements">Makes the statements.</param>
    /// <param name="read">Reads one row.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="DatabaseException">The database failed.</exception>
    public Task<List<T>> QueryAsync<T>(
        StorageOperation operation, Func<IReadOnlyList<PostgreSqlStatement>> statements, Func<Row, T> read, CancellationToken cancellationToken) => _retries.RunAsync(
        operation,
        async () =>
        {
            await using var connection = await _pool.Source.OpenConnectionAsync(cancellationToken);
            using var measurement = _metrics.Measure(operation);
            return await NewSession(connection).QueryAsync(read, cancellationToken, statements());
        },
        cancellationToken);

    /// <summary>Works in one transaction.</summary>
    /// <typeparam name="T">What the work gives.</typeparam>
    /// <param name="operation">What metrics and errors call it.</param>
    /// <param name="work">The work; it may run several times.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    /// <returns>What the work gave, once it is committed.</returns>
    /// <exception cref="DatabaseException">The database failed.</exception>
    public Task<T> TransactAsync<T>(StorageOperation operation, Func<PostgreSqlTransaction, Task<T>> work, CancellationToken cancellationToken) => BeginAsync(
        operation,
        async transaction =>
        {
            await using (transaction)
            {
                var result = await work(transaction);
                cancellationToken.ThrowIfCancellationRequested();
                await transaction.CommitAsync(operation);
                return result;
            }
        },
        cancellationToken);

    Task<T> ITransactions.RunAsync<T>(StorageOperation operation, Func<ITransaction, Task<T>> work, CancellationToken cancellationToken) =>
        TransactAsync(operation, transaction => work(transaction.Session), cancellationToken);

    /// <summary>Begins a transaction that outlives the work, which owns it.</summary>
    /// <typeparam name="T">What the work gives.</typeparam>
    /// <param name="operation">What metrics and errors call it.</param>
    /// <param name="work">The first part of its work; it may run several times, each on a transaction of its own.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What the work gave.</returns>
    /// <exception cref="DatabaseException">The database failed.</exception>
    public Task<T> BeginAsync<T>(StorageOperation operation, Func<PostgreSqlTransaction, Task<T>> work, CancellationToken cancellationToken) => _retries.RunAsync(
        operation,
        async () =>
        {
            var connection = await _pool.Source.OpenConnectionAsync(cancellationToken);
            using var measurement = _metrics.Measure(operation);
            try
            {
                return await work(new(connection, await connection.BeginTransactionAsync(cancellationToken), NewSession(connection)));
            }
            catch
            {
                await connection.DisposeAsync();
                throw;
            }
        },
        cancellationToken);

    /// <summary>Works on a connection of the caller's own.</summary>
    /// <typeparam name="T">What the work gives.</typeparam>
    /// <param name="operation">What metrics and errors call it.</param>
    /// <param name="work">The work; it may run several times.</param>
    /// <param name="cancellationToken">Ends the pauses between.</param>
    /// <returns>What it gave.</returns>
    /// <exception cref="DatabaseException">The database failed.</exception>
    public Task<T> RepeatAsync<T>(StorageOperation operation, Func<Task<T>> work, CancellationToken cancellationToken) => _retries.RunAsync(
        operation,
        async () =>
        {
            using var measurement = _metrics.Measure(operation);
            return await work();
        },
        cancellationToken);

    /// <summary>Works on in a transaction that was begun earlier. Nothing is repeated, since the transaction is lost with its connection.</summary>
    /// <param name="operation">What metrics and errors call it.</param>
    /// <param name="work">The work.</param>
    /// <returns>What the work gave.</returns>
    /// <typeparam name="T">What the work gives.</typeparam>
    /// <exception cref="DatabaseException">The database failed.</exception>
    public async Task<T> ContinueAsync<T>(StorageOperation operation, Func<Task<T>> work)
    {
        using var measurement = _metrics.Measure(operation);
        try
        {
            return await work();
        }
        catch (Exception exception) when (PostgreSqlFaults.IsDatabaseFault(exception))
        {
            throw operation.Failed(exception);
        }
    }

    private static PostgreSqlStatement[] ToStatements(SqlQuery query) =>
        query.TenantId is { } tenantId ? [PostgreSqlTenancy.ToEnter(tenantId), new(query)] : [new(query)];

    private PostgreSqlSession NewSession(NpgsqlConnection connection) => new(connection, _settings.SlowQuery, _logger);
}
