using HelmAI.Core.Storage.Queries;
using Npgsql;

namespace HelmAI.Core.Storage.PostgreSql;

/// <summary>A row of PostgreSQL.</summary>
internal sealed class PostgreSqlRow(NpgsqlDataReader reader) : Row(reader)
{
    /// <inheritdoc/>
    public override Guid Id(int ordinal) => Reader.GetGuid(ordinal);

    /// <inheritdoc/>
    public override DateTimeOffset Time(int ordinal) => Reader.GetFieldValue<DateTimeOffset>(ordinal);
}
