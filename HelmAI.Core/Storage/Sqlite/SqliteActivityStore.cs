using HelmAI.Core.Activity;
using HelmAI.Core.Audit;
using HelmAI.Core.Storage.Encryption;
using HelmAI.Core.Storage.Queries;
using HelmAI.Core.Storage.Rollups;

namespace HelmAI.Core.Storage.Sqlite;

/// <summary>Activities in SQLite.</summary>
internal sealed class SqliteActivityStore(SqliteDatabase database, IQueryRunner queries, RowCipher cipher, ActivityRows rows) : ActivityStore(queries, rows)
{
    private const string InsertActivity =
        """
        INSERT INTO activities (
            id, tenant_id, kind, occurred_at, received_at, user_id, name, session_id, ip_address,
            session_duration, prompt_length, response_length, response_time, satisfaction_score, data, prompt)
        VALUES (
            @id, @tenant_id, @kind, @occurred_at, @received_at, @user_id, @name, @session_id, @ip_address,
            @session_duration, @prompt_length, @response_length, @response_time, @satisfaction_score, @data, @prompt)
        """;

    /// <inheritdoc/>
    public override async Task AppendAsync(IReadOnlyList<ActivitySubmission> submissions, CancellationToken cancellationToken)
    {
        if (submissions.Count == 0)
        {
            return;
        }

        var activities = await cipher.SealAsync(submissions.Select(static given => given.Activity), cancellationToken);
        await database.WriteAsync(
            Appending,
            session =>
            {
                foreach (var activity in activities)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    Insert(session, activity);
                }

                SqliteRollups.Add(session, RollupDeltas.Of(submissions));
                foreach (var audit in submissions.Select(static given => given.Audit).OfType<AuditEntry>())
                {
                    SqliteAuditWriter.Write(session, audit);
                }

                return true;
            },
            cancellationToken);
    }

    private static void Insert(SqliteSession session, SealedActivity given)
    {
        var (activity, data, prompt) = given;
        session.Execute(
            InsertActivity,
            ("@id", activity.Id.ToBlob()),
            ("@tenant_id", activity.TenantId),
            ("@kind", (int)activity.Kind),
            ("@occurred_at", activity.OccurredAt.ToMicroseconds()),
            ("@received_at", activity.ReceivedAt.ToMicroseconds()),
            ("@user_id", activity.UserId),
            ("@name", activity.Name),
            ("@session_id", activity.SessionId),
            ("@ip_address", activity.IpAddress),
            ("@session_duration", activity.SessionDuration),
            ("@prompt_length", activity.PromptLength),
            ("@response_length", activity.ResponseLength),
            ("@response_time", activity.ResponseTime),
            ("@satisfaction_score", activity.SatisfactionScore),
            ("@data", data),
            ("@prompt", prompt));
    }
}
