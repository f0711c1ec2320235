using System.Security.Cryptography;
using System.Text;
using HelmAI.Core.Storage.Queries;

namespace HelmAI.Core.Storage.PostgreSql;

/// <summary>
/// The statements on the states of correlations. Their rows are locked in the order of their keys, those that are not there yet too:
/// an empty row is made for each. That order stands in for <see cref="CorrelationKey.LockOrder"/>: any will do that all workers share.
/// </summary>
internal static class PostgreSqlStates
{
    // A conflict locks the row before it looks at the condition, so nothing is written for rows that exist.
    private const string LockStates =
        """
        INSERT INTO correlation_states AS s (key, tenant_id, rule_id, group_key, state, expires_at)
        SELECT g.key, g.tenant_id, g.rule_id, g.group_key, '', '-infinity'
        FROM unnest($1, $2, $3, $4) AS g (key, tenant_id, rule_id, group_key)
        ON CONFLICT (key) DO UPDATE SET state = s.state WHERE false
        """;

    private const string SelectStates = "SELECT s.key, s.state FROM correlation_states s WHERE s.key = ANY ($1) AND s.state <> ''";

    private const string SaveStates =
        """
        INSERT INTO correlation_states (key, tenant_id, rule_id, group_key, state, expires_at)
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6)
        ON CONFLICT (key) DO UPDATE SET state = excluded.state, expires_at = excluded.expires_at
        """;

    private const string DeleteStates = "DELETE FROM correlation_states WHERE key = ANY ($1)";

    // Rows that a claim has locked are left, so that this never waits. No index helps: every fold would have to keep it.
    private const string DeleteExpired =
        """
        WITH expired AS (
            SELECT s.key FROM correlation_states s WHERE s.expires_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED
        ), removed AS (
            DELETE FROM correlation_states WHERE key IN (SELECT key FROM expired) RETURNING 1
        )
        SELECT count(*) FROM removed
        """;

    /// <summary>Locks states and reads those that exist: key and state.</summary>
    /// <param name="keys">The states, without repetition.</param>
    /// <returns>The statements.</returns>
    public static PostgreSqlStatement[] LockAndRead(IEnumerable<CorrelationKey> keys)
    {
        var ordered = Order(keys, static key => key);
        var hashes = ordered.ConvertAll(static item => item.Hash).ToArray();
        return
        [
            new(LockStates, [hashes, .. Names(ordered.ConvertAll(static item => item.Value))]),
            new(SelectStates, [hashes]),
        ];
    }

    /// <summary>Writes states, and forgets those that are empty.</summary>
    /// <param name="states">The states, without repetition.</param>
    /// <returns>The statements.</returns>
    public static IEnumerable<PostgreSqlStatement> Write(IEnumerable<CorrelationState> states)
    {
        var ordered = Order(states, static state => state.Key).ToLookup(static item => item.Value.State.IsEmpty);
        var (saved, forgotten) = (ordered[false].ToList(), ordered[true].ToList());
        if (saved.Count > 0)
        {
            yield return new(
                SaveStates,
                [
                    saved.ConvertAll(static item => item.Hash).ToArray(),
                    .. Names(saved.ConvertAll(static item => item.Value.Key)),
                    saved.ConvertAll(static item => item.Value.State.ToBytes()).ToArray(),
                    saved.ConvertAll(static item => item.Value.ExpiresAt.ToUniversalTime()).ToArray(),
                ]);
        }

        if (forgotten.Count > 0)
        {
            yield return new(DeleteStates, [forgotten.ConvertAll(static item => item.Hash).ToArray()]);
        }
    }

    /// <summary>Forgets states that expired before a time: their number.</summary>
    /// <param name="before">The time.</param>
    /// <param name="max">How many at most.</param>
    /// <returns>The statement.</returns>
    public static PostgreSqlStatement RemoveExpired(DateTimeOffset before, int max) => new(DeleteExpired, before.ToUniversalTime(), max);

    /// <summary>What a state is found by: the SHA-256 of tenant, rule and group, each preceded by its length.</summary>
    /// <param name="key">The key.</param>
    /// <returns>32 bytes.</returns>
    public static byte[] Hash(CorrelationKey key) => SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant(
        $"{key.TenantId.Length}:{key.TenantId}{key.RuleId.Length}:{key.RuleId}{key.Group.Length}:{key.Group}")));

    private static List<(byte[] Hash, T Value)> Order<T>(IEnumerable<T> values, Func<T, CorrelationKey> key) =>
    [
        .. values.Select(value => (Hash: Hash(key(value)), Value: value))
            .OrderBy(static item => item.Hash, Comparer<byte[]>.Create(static (x, y) => x.AsSpan().SequenceCompareTo(y))),
    ];

    private static object[] Names(List<CorrelationKey> keys) =>
    [
        keys.ConvertAll(static key => PostgreSqlValues.ToText(key.TenantId)).ToArray(),
        keys.ConvertAll(static key => PostgreSqlValues.ToText(key.RuleId)).ToArray(),
        keys.ConvertAll(static key => PostgreSqlValues.ToText(key.Group)).ToArray(),
    ];
}
