using HelmAI.Core.Storage.Queries;
using Microsoft.Data.Sqlite;

namespace HelmAI.Core.Storage.Sqlite;

/// <summary>Runs queries that both providers understand.</summary>
internal static class SqliteCommandExtensions
{
    /// <summary>Runs a query.</summary>
    /// <typeparam name="T">What a row becomes.</typeparam>
    /// <param name="command">A new command.</param>
    /// <param name="query">The query.</param>
    /// <param name="read">Reads one row.</param>
    /// <param name="cancellationToken">Gives up between rows.</param>
    /// <returns>The rows.</returns>
    public static List<T> Read<T>(this SqliteCommand command, SqlQuery query, Func<Row, T> read, CancellationToken cancellationToken)
    {
        command.CommandText = query.Text;
        for (var i = 0; i < query.Values.Count; i++)
        {
            command.Parameters.AddWithValue(FormattableString.Invariant($"@p{i}"), SqliteValues.ToStored(query.Values[i]));
        }

        using var reader = command.ExecuteReader();
        var row = new SqliteRow(reader);
        var rows = new List<T>();
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            rows.Add(read(row));
        }

        return rows;
    }
}
