namespace HelmAI.Core.Storage.Queries;

/// <summary>The queries for the states of correlations.</summary>
internal static class StateQueries
{
    /// <summary>How many states one query reads; three parameters each.</summary>
    public const int MaxKeysAtOnce = 1_000;

    /// <summary>The states that exist.</summary>
    public static SqlQuery Find(IEnumerable<CorrelationKey> keys) =>
        new SqlQueryBuilder("SELECT s.tenant_id, s.rule_id, s.group_key, s.state FROM correlation_states s")
            .WhereIn("(s.tenant_id, s.rule_id, s.group_key)", keys.Select(static key => (object[])[key.TenantId, key.RuleId, key.Group]))
            .Build();

    /// <summary>Some of the states that expired before a time. No index helps: one would cost every fold more than a rare walk through the table does.</summary>
    public static SqlQuery FindExpired(DateTimeOffset before, int max) =>
        new("SELECT s.tenant_id, s.rule_id, s.group_key FROM correlation_states s WHERE s.expires_at < @p0 LIMIT @p1", [before, max]);

    /// <summary>Reads a row of <see cref="FindExpired"/>.</summary>
    public static CorrelationKey ReadKey(Row row) => new(row.Text(0), row.Text(1), row.Text(2));

    /// <summary>Reads a row of <see cref="Find"/>.</summary>
    public static (CorrelationKey Key, ReadOnlyMemory<byte> State) Read(Row row) =>
        (new(row.Text(0), row.Text(1), row.Text(2)), row.Bytes(3));
}
