using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace HelmAI.Core.Storage.Sqlite;

/// <summary>A bounded pool of connections that read.</summary>
internal sealed class SqliteReaders(SqliteFile file, int size) : IDisposable
{
    private readonly SemaphoreSlim _free = new(size, size);
    private readonly ConcurrentBag<SqliteConnection> _idle = [];
    private int _waiting;
    private volatile bool _disposed;

    /// <summary>The pool's state, now.</summary>
    public PoolStatus Status => new(size, size - _free.CurrentCount, _idle.Count, Volatile.Read(ref _waiting));

    /// <summary>Takes a connection; waits while all are in use.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The connection, until it is disposed.</returns>
    public async Task<Lease> RentAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            await _free.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }

        try
        {
            return new(this, _idle.TryTake(out var connection) ? connection : file.OpenReader());
        }
        catch
        {
            _free.Release();
            throw;
        }
    }

    /// <summary>Closes the idle connections; those in use are closed when they come back.</summary>
    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var connection))
        {
            connection.Dispose();
        }
    }

    private void Return(SqliteConnection connection, bool broken)
    {
        if (broken || _disposed)
        {
            connection.Dispose();
        }
        else
        {
            _idle.Add(connection);
        }

        _free.Release();
    }

    /// <summary>A connection that is taken.</summary>
    public sealed class Lease(SqliteReaders pool, SqliteConnection connection) : IDisposable
    {
        /// <summary>The connection.</summary>
        public SqliteConnection Connection { get; } = connection;

        /// <summary>Whether it failed, and is better closed than used again.</summary>
        public bool Broken { get; set; }

        /// <summary>Gives it back.</summary>
        public void Dispose() => pool.Return(Connection, Broken);
    }
}
