using HelmAI.Core.Activity;
using HelmAI.Core.Audit;
using HelmAI.Core.Storage.Encryption;
using HelmAI.Core.Storage.Queries;
using HelmAI.Core.Storage.Rollups;

namespace HelmAI.Core.Storage.PostgreSql;

/// <summary>Activities in PostgreSQL. An append is one round trip and the commit's.</summary>
internal sealed class PostgreSqlActivityStore(PostgreSqlDatabase database, IQueryRunner queries, RowCipher cipher, ActivityRows rows) : ActivityStore(queries, rows)
{
    private const string InsertActivities =
        """
        INSERT INTO activities (
            id, tenant_id, kind, occurred_at, received_at, user_id, name, session_id, ip_address,
            session_duration, prompt_length, response_length, response_time, satisfaction_score, data, prompt)
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
        """;

    /// <inheritdoc/>
    public override async Task AppendAsync(IReadOnlyList<ActivitySubmission> submissions, CancellationToken cancellationToken)
    {
        if (submissions.Count == 0)
        {
            return;
        }

        var activities = await cipher.SealAsync(submissions.Select(static given => given.Activity), cancellationToken);
        await database.TransactAsync(
            Appending,
            async transaction =>
            {
                await transaction.Session.ExecuteAsync(cancellationToken, Statements(submissions, activities));
                return true;
            },
            cancellationToken);
    }

    private static PostgreSqlStatement[] Statements(IReadOnlyList<ActivitySubmission> submissions, IReadOnlyList<SealedActivity> activities)
    {
        List<AuditEntry> audits = [.. submissions.Select(static given => given.Audit).OfType<AuditEntry>()];
        return
        [
            Insert(activities),
            PostgreSqlRollups.Add(RollupDeltas.Of(submissions)),
            .. audits.Count == 0 ? [] : new[] { PostgreSqlAuditWriter.Insert(audits) },
        ];
    }

    private static PostgreSqlStatement Insert(IReadOnlyList<SealedActivity> activities) => new(
        InsertActivities,
        Column(activities, static given => given.Activity.Id),
        Column(activities, static given => PostgreSqlValues.ToText(given.Activity.TenantId)),
        Column(activities, static given => (short)given.Activity.Kind),
        Column(activities, static given => given.Activity.OccurredAt.ToUniversalTime()),
        Column(activities, static given => given.Activity.ReceivedAt.ToUniversalTime()),
        Column(activities, static given => PostgreSqlValues.ToText(given.Activity.UserId)),
        Column(activities, static given => PostgreSqlValues.ToText(given.Activity.Name)),
        Column(activities, static given => PostgreSqlValues.ToTextOrNull(given.Activity.SessionId)),
        Column(activities, static given => PostgreSqlValues.ToTextOrNull(given.Activity.IpAddress)),
        Column(activities, static given => given.Activity.SessionDuration),
        Column(activities, static given => given.Activity.PromptLength),
        Column(activities, static given => given.Activity.ResponseLength),
        Column(activities, static given => given.Activity.ResponseTime),
        Column(activities, static given => given.Activity.SatisfactionScore),
        Column(activities, static given => given.Data),
        Column(activities, static given => given.Prompt))
    {
        IsPrepared = true,
    };

    private static T[] Column<T>(IReadOnlyList<SealedActivity> activities, Func<SealedActivity, T> value) => [.. activities.Select(value)];
}
