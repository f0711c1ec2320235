using HelmAI.Core.Errors;
using HelmAI.Core.Events;
using HelmAI.Core.Storage.Encryption;
using HelmAI.Core.Storage.Queries;

namespace HelmAI.Core.Storage.PostgreSql;

/// <summary>
/// Events in PostgreSQL. An append is one round trip and the commit's. Where the commit's outcome is not known the append fails and is not
/// repeated: the caller may repeat it, and an idempotency key then keeps the event from being stored twice.
/// </summary>
internal sealed class PostgreSqlEventStore(PostgreSqlDatabase database, IQueryRunner queries, RowCipher cipher, EventRows rows) : EventStore(queries, rows)
{
    /// <inheritdoc/>
    public override async Task<IReadOnlyList<AppendResult>> AppendAsync(
        IReadOnlyList<EventSubmission> submissions, CancellationToken cancellationToken)
    {
        if (submissions.Count == 0)
        {
            return [];
        }

        var payloads = await cipher.SealAsync(submissions, cancellationToken);
        return await database.TransactAsync(
            Appending, transaction => AppendAsync(transaction.Session, submissions, payloads, cancellationToken), cancellationToken);
    }

    private static async Task<IReadOnlyList<AppendResult>> AppendAsync(
        PostgreSqlSession session, IReadOnlyList<EventSubmission> submissions, byte[][] payloads, CancellationToken cancellationToken)
    {
        var ids = await session.QueryAsync(static row => row.Id(0), cancellationToken, PostgreSqlAppends.Insert(submissions, payloads));
        var stored = ids.ToHashSet();
        var results = new AppendResult[submissions.Count];
        var repeated = new List<int>();
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = new(submissions[i].Event.Id, AppendOutcome.Stored);
            if (!stored.Remove(submissions[i].Event.Id))
            {
                repeated.Add(i);
            }
        }

        if (repeated.Count > 0)
        {
            await FindFirstsAsync(session, submissions, repeated, results, cancellationToken);
        }

        return results;
    }

    private static async Task FindFirstsAsync(
        PostgreSqlSession session,
        IReadOnlyList<EventSubmission> submissions,
        List<int> repeated,
        AppendResult[] results,
        CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            static row => (Number: (int)row.Integer(0) - 1, Id: row.Id(1), BodyHash: row.Bytes(2)),
            cancellationToken,
            PostgreSqlAppends.FindSame([.. repeated.Select(i => submissions[i])]));
        foreach (var (number, id, bodyHash) in rows)
        {
            var same = submissions[repeated[number]].Deduplication!.BodyHash.Span.SequenceEqual(bodyHash);
            results[repeated[number]] = new(id, same ? AppendOutcome.Duplicate : AppendOutcome.Conflict);
        }

        // It met the first one and then did not find it: removed meanwhile, as too old. Nothing may be called stored that is not.
        if (rows.Count < repeated.Count)
        {
            throw new DatabaseException("An event that was sent before was removed meanwhile; send it again.", Appending.Name);
        }
    }
}
