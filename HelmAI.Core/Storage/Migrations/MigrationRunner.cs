using System.Data.Common;
using System.Globalization;
using HelmAI.Core.Errors;
using Microsoft.Extensions.Logging;

namespace HelmAI.Core.Storage.Migrations;

/// <summary>Brings a schema up to date. The provider opens a transaction in which nobody else migrates, and commits it.</summary>
internal sealed class MigrationRunner(IReadOnlyList<Migration> migrations, TimeProvider time, ILogger logger)
{
    /// <summary>What a migration is called in metrics and errors.</summary>
    public static StorageOperation Operation { get; } = new("migrate", "schema_migrations");

    /// <summary>Applies what the schema lacks.</summary>
    /// <param name="transaction">A transaction that excludes every other migration.</param>
    /// <param name="cancellationToken">Gives up; the transaction must then be rolled back.</param>
    /// <returns>Once all is applied, not yet committed.</returns>
    /// <exception cref="DatabaseException">The schema is newer than this program.</exception>
    public async Task RunAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        await ExecuteAsync(
            transaction,
            "CREATE TABLE IF NOT EXISTS schema_migrations (version INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL)",
            cancellationToken);
        var current = Convert.ToInt32(
            await ExecuteAsync(transaction, "SELECT coalesce(max(version), 0) FROM schema_migrations", cancellationToken),
            CultureInfo.InvariantCulture);
        var newest = migrations[^1].Version;
        if (current > newest)
        {
            throw new DatabaseException(
                $"The database's schema (version {current}) is newer than this program (version {newest}). Run the newer program, or give this one another database.",
                Operation.Name);
        }

        foreach (var migration in migrations.Where(migration => migration.Version > current))
        {
            await ExecuteAsync(transaction, migration.Sql, cancellationToken);
            await ExecuteAsync(
                transaction,
                "INSERT INTO schema_migrations (version, name, applied_at) VALUES (@version, @name, @applied_at)",
                cancellationToken,
                ("@version", migration.Version),
                ("@name", migration.Name),
                ("@applied_at", time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture)));
            logger.MigrationApplied(migration.Version, migration.Name);
        }
    }

    private static async Task<object?> ExecuteAsync(
        DbTransaction transaction, string sql, CancellationToken cancellationToken, params (string Name, object Value)[] values)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.CommandTimeout = 0; // An index over many rows takes as long as it takes.
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
