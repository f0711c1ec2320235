using System.Text;
using HelmAI.Core.Alerts;
using HelmAI.Core.Storage.Encryption;
using HelmAI.Core.Webhooks;

namespace HelmAI.Core.Storage.Queries;

/// <summary>
/// Changes alerts, of whichever provider. A change is written only onto the version that it was made for; where another was quicker, it is made
/// anew for what that one left. Comments are sealed: people write what they know.
/// </summary>
internal sealed class AlertLifecycle(IAlertStore alerts, IQueryRunner queries, ITransactions transactions, RowCipher cipher, TimeProvider time) : IAlertLifecycle
{
    private static readonly StorageOperation Changing = new("change", "alerts");
    private static readonly StorageOperation Listing = new("list", "alert_changes");

    /// <inheritdoc/>
    public async Task<AlertChangeResult> ChangeAsync(AlertCommand command, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await alerts.FindAsync(command.TenantId, command.AlertId, cancellationToken) is not { } before)
            {
                return new(AlertOutcome.NotFound, Alert: null);
            }

            if (command.ExpectedVersions?.Contains(before.Version) == false)
            {
                return new(AlertOutcome.Stale, before);
            }

            if (!AlertTransitions.From(before.Status).Contains(command.Action))
            {
                return new(AlertOutcome.NotAllowed, before);
            }

            var now = time.GetUtcNow();
            var after = AlertTransitions.Apply(before, command, now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond)));
            if (await TryWriteAsync(after, Describe(after, command, now), cancellationToken))
            {
                return new(AlertOutcome.Changed, after);
            }
        }
    }

    /// <inheritdoc/>
    public async Task<Page<AlertChange>> ListChangesAsync(string tenantId, Guid alertId, PageRequest page, CancellationToken cancellationToken)
    {
        Paging.Check(page);
        var found = await queries.QueryAsync(Listing, AlertChangeQueries.List(tenantId, alertId, page), row => AlertChangeQueries.Read(row, cipher), cancellationToken);
        return Paging.Cut(found, page, static change => new(change.ChangedAt, change.Id));
    }

    private static AlertChange Describe(Alert after, AlertCommand command, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        TenantId = after.TenantId,
        AlertId = after.Id,
        Version = after.Version,
        ChangedAt = now,
        Action = command.Action,
        Status = after.Status,
        KeyId = command.KeyId,
        KeyName = command.KeyName,
        Assignee = after.Assignee,
        FalsePositive = after.FalsePositive,
        Comment = command.Comment,
    };

    private async Task<bool> TryWriteAsync(Alert after, AlertChange change, CancellationToken cancellationToken)
    {
        // Sealed before the transaction, which has no room for a new key beside it.
        var comment = change.Comment is null ? null
            : await cipher.SealAsync(RowField.AlertComment, change.TenantId, change.Id, Encoding.UTF8.GetBytes(change.Comment), cancellationToken);
        return await transactions.RunAsync(
            Changing,
            async transaction =>
            {
                if ((await transaction.QueryAsync(AlertChangeQueries.Update(after), static row => row.Integer(0), cancellationToken)).Count == 0)
                {
                    return false;
                }

                await transaction.QueryAsync(AlertChangeQueries.Insert(change, comment), static _ => true, cancellationToken);
                await ChangeDeliveries.QueueAsync(transaction, after, change, cancellationToken);
                return true;
            },
            cancellationToken);
    }
}
