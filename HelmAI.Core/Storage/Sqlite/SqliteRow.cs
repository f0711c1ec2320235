using HelmAI.Core.Storage.Queries;
using Microsoft.Data.Sqlite;

namespace HelmAI.Core.Storage.Sqlite;

/// <summary>A row of SQLite.</summary>
internal sealed class SqliteRow(SqliteDataReader reader) : Row(reader)
{
    /// <inheritdoc/>
    public override Guid Id(int ordinal) => new(Bytes(ordinal), bigEndian: true);

    /// <inheritdoc/>
    public override DateTimeOffset Time(int ordinal) => SqliteValues.ToTime(Integer(ordinal));
}
