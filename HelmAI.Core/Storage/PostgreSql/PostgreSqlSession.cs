using System.Diagnostics;
using HelmAI.Core.Storage.Queries;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace HelmAI.Core.Storage.PostgreSql;

/// <summary>Runs statements on one connection, several in one round trip, and logs the slow ones.</summary>
internal sealed class PostgreSqlSession(NpgsqlConnection connection, TimeSpan slow, ILogger logger) : ITransaction
{
    /// <summary>Runs statements.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="statements">The statements, in order.</param>
    /// <returns>Once all have run.</returns>
    public Task ExecuteAsync(CancellationToken cancellationToken, params IReadOnlyList<PostgreSqlStatement> statements) =>
        QueryAsync(static _ => true, cancellationToken, statements);

    /// <summary>Runs statements, and reads the rows of all that give any.</summary>
    /// <typeparam name="T">What a row becomes.</typeparam>
    /// <param name="read">Reads one row.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="statements">The statements, in order.</param>
    /// <returns>The rows.</returns>
    public async Task<List<T>> QueryAsync<T>(Func<Row, T> read, CancellationToken cancellationToken, params IReadOnlyList<PostgreSqlStatement> statements)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var statement in statements)
        {
            batch.BatchCommands.Add(statement.ToCommand());
        }

        var start = Stopwatch.GetTimestamp();
        if (statements.All(static statement => statement.IsPrepared))
        {
            // Asks the server the first time on each connection only.
            await batch.PrepareAsync(cancellationToken);
        }

        var rows = new List<T>();
        await using (var reader = await batch.ExecuteReaderAsync(cancellationToken))
        {
            var row = new PostgreSqlRow(reader);
            do
            {
                while (await reader.ReadAsync(cancellationToken))
                {
                    rows.Add(read(row));
                }
            }
            while (await reader.NextResultAsync(cancellationToken));
        }

        LogIfSlow(Stopwatch.GetElapsedTime(start), statements);
        return rows;
    }

    /// <inheritdoc/>
    public Task<List<T>> QueryAsync<T>(SqlQuery query, Func<Row, T> read, CancellationToken cancellationToken) =>
        QueryAsync(read, cancellationToken, new PostgreSqlStatement(query));

    /// <inheritdoc/>
    public async Task<bool> LockAsync(long which, bool wait, CancellationToken cancellationToken)
    {
        var held = await QueryAsync(
            static row => row.Flag(0),
            cancellationToken,
            new PostgreSqlStatement(wait ? "SELECT true FROM pg_advisory_xact_lock($1)" : "SELECT pg_try_advisory_xact_lock($1)", which));
        return held.Single();
    }

    private void LogIfSlow(TimeSpan elapsed, IReadOnlyList<PostgreSqlStatement> statements)
    {
        if (elapsed >= slow && logger.IsEnabled(LogLevel.Warning))
        {
            logger.SlowQuery(elapsed.TotalMilliseconds, string.Join("; ", statements.Select(static statement => statement.Text)));
        }
    }
}
