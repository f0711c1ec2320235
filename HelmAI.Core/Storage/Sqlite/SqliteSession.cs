using HelmAI.Core.Storage.Queries;
using Microsoft.Data.Sqlite;

namespace HelmAI.Core.Storage.Sqlite;

/// <summary>The connection that writes, with its prepared statements. Used by one caller at a time.</summary>
internal sealed class SqliteSession(SqliteConnection connection) : ITransaction, IDisposable
{
    // Keyed by constants of this program, so it cannot grow.
    private readonly Dictionary<string, SqliteCommand> _statements = new(StringComparer.Ordinal);
    private SqliteTransaction? _transaction;
    private bool _synced = true;

    /// <summary>Does some work in one transaction that holds the write lock from its start.</summary>
    /// <typeparam name="T">What the work gives.</typeparam>
    /// <param name="work">The work; what it throws undoes it.</param>
    /// <param name="durability">What the commit must survive.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    /// <returns>What the work gave.</returns>
    public T Transact<T>(Func<SqliteSession, T> work, Durability durability, CancellationToken cancellationToken)
    {
        Sync(durability == Durability.PowerLoss);
        using var transaction = connection.BeginTransaction(deferred: false);
        _transaction = transaction;
        try
        {
            var result = work(this);
            cancellationToken.ThrowIfCancellationRequested();
            transaction.Commit();
            return result;
        }
        finally
        {
            _transaction = null;
        }
    }

    /// <summary>Does asynchronous work in one transaction as <see cref="Transact"/> does.</summary>
    /// <typeparam name="T">What the work gives.</typeparam>
    /// <param name="work">The work; what it throws undoes it.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    /// <returns>What the work gave.</returns>
    public async Task<T> TransactAsync<T>(Func<SqliteTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        Sync(on: true);
        await using var transaction = connection.BeginTransaction(deferred: false);
        _transaction = transaction;
        try
        {
            var result = await work(transaction);
            cancellationToken.ThrowIfCancellationRequested();
            transaction.Commit();
            return result;
        }
        finally
        {
            _transaction = null;
        }
    }

    /// <inheritdoc/>
    public Task<bool> LockAsync(long which, bool wait, CancellationToken cancellationToken) => Task.FromResult(true);

    /// <inheritdoc/>
    public Task<List<T>> QueryAsync<T>(SqlQuery query, Func<Row, T> read, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
        command.Transaction = _transaction;
        return Task.FromResult(command.Read(query, read, cancellationToken));
    }

    /// <summary>Runs a statement.</summary>
    /// <param name="sql">A constant text.</param>
    /// <param name="values">Its parameters, in the same order on every call.</param>
    /// <returns>How many rows it changed.</returns>
    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> values) => Prepare(sql, values).ExecuteNonQuery();

    /// <summary>Runs a query.</summary>
    /// <typeparam name="T">What a row becomes.</typeparam>
    /// <param name="sql">A constant text.</param>
    /// <param name="read">Reads one row.</param>
    /// <param name="values">Its parameters, in the same order on every call.</param>
    /// <returns>The rows.</returns>
    public List<T> Query<T>(string sql, Func<Row, T> read, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var reader = Prepare(sql, values).ExecuteReader();
        var row = new SqliteRow(reader);
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(row));
        }

        return rows;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        connection.Dispose();
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            statement = connection.CreateCommand();
            statement.CommandText = sql;
            foreach (var (name, _) in values)
            {
                statement.Parameters.Add(new SqliteParameter { ParameterName = name });
            }

            _statements.Add(sql, statement);
        }

        statement.Transaction = _transaction;
        for (var i = 0; i < values.Length; i++)
        {
            statement.Parameters[i].Value = values[i].Value ?? DBNull.Value;
        }

        return statement;
    }

    private void Sync(bool on)
    {
        if (_synced != on)
        {
            Execute(on ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
            _synced = on;
        }
    }
}
