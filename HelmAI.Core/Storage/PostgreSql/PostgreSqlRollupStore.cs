using HelmAI.Core.Rollups;
using HelmAI.Core.Storage.Queries;
using HelmAI.Core.Storage.Rollups;
using Npgsql;

namespace HelmAI.Core.Storage.PostgreSql;

/// <summary>Roll-ups in PostgreSQL: of all processes, one folds or rebuilds at a time.</summary>
internal sealed class PostgreSqlRollupStore(PostgreSqlDatabase database, IQueryRunner queries) : RollupStore(queries)
{
    private static readonly RollupRebuild Rebuild = new(new(static time => $"quarter_of({time})", static number => $"trunc({number})::bigint"));

    /// <inheritdoc/>
    public override Task<int?> FoldAsync(int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return database.TransactAsync<int?>(
            Folding,
            async transaction => await transaction.Session.LockAsync(StorageLocks.Rollups, wait: false, cancellationToken)
                ? (int)(await transaction.Session.QueryAsync(static row => row.Integer(0), cancellationToken, PostgreSqlRollups.Fold(limit))).Single()
                : null,
            cancellationToken);
    }

    /// <inheritdoc/>
    public override Task RebuildAsync(DateTimeOffset? from, CancellationToken cancellationToken) => database.TransactAsync(
        Rebuilding,
        async holder =>
        {
            // In a transaction of its own: the one that rebuilds sees the moment of its first statement, which must not be before the lock is there.
            await using var wait = Unlimited("SELECT pg_advisory_xact_lock(@p0)", holder, StorageLocks.Rollups);
            await wait.ExecuteNonQueryAsync(cancellationToken);
            return await database.TransactAsync(Rebuilding, transaction => RebuildAsync(transaction, from, cancellationToken), cancellationToken);
        },
        cancellationToken);

    private static async Task<bool> RebuildAsync(PostgreSqlTransaction transaction, DateTimeOffset? from, CancellationToken cancellationToken)
    {
        await transaction.Session.ExecuteAsync(cancellationToken, new PostgreSqlStatement("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"));
        foreach (var text in Rebuild.Statements)
        {
            await using var command = Unlimited(text, transaction, from is { } time ? Quarter.From(time) : int.MinValue);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        return true;
    }

    // All rows there are may take longer than any command of a request.
    private static NpgsqlCommand Unlimited(string text, PostgreSqlTransaction transaction, object value)
    {
        var command = new NpgsqlCommand(text, transaction.Inner.Connection) { CommandTimeout = 0 };
        command.Parameters.AddWithValue("p0", value);
        return command;
    }
}
