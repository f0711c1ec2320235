using HelmAI.Core.Rollups;
using HelmAI.Core.Storage.Queries;
using HelmAI.Core.Storage.Rollups;

namespace HelmAI.Core.Storage.Sqlite;

/// <summary>Roll-ups in SQLite, whose one writer folds, rebuilds and does all else in turn.</summary>
internal sealed class SqliteRollupStore(SqliteDatabase database, IQueryRunner queries) : RollupStore(queries)
{
    private static readonly RollupRebuild Rebuild = new(new(SqliteRollups.QuarterOf, static number => $"CAST({number} AS INTEGER)"));

    /// <inheritdoc/>
    public override Task<int?> FoldAsync(int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);

        // A loss of power undoes all of it or none.
        return database.WriteAsync<int?>(Folding, session => SqliteRollups.Fold(session, limit), cancellationToken, Durability.ProcessDeath);
    }

    /// <inheritdoc/>
    public override Task RebuildAsync(DateTimeOffset? from, CancellationToken cancellationToken) => database.WriteAsync(
        Rebuilding,
        session =>
        {
            foreach (var text in Rebuild.Statements)
            {
                cancellationToken.ThrowIfCancellationRequested();
                session.Execute(text, ("@p0", from is { } time ? Quarter.From(time) : int.MinValue));
            }

            return true;
        },
        cancellationToken);
}
