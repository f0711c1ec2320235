using System.Text;
using HelmAI.Core.Activity;
using HelmAI.Core.Errors;
using HelmAI.Core.Events;
using HelmAI.Core.Security;
using HelmAI.Core.Storage.Analysis;
using HelmAI.Core.Storage.Details;
using HelmAI.Core.Storage.Queries;

namespace HelmAI.Core.Storage.Encryption;

/// <summary>
/// The one place where values become ciphertext and ciphertext becomes values. What is written is sealed before its transaction begins;
/// what is read is opened as the row is read.
/// </summary>
internal sealed class RowCipher(DataKeys keys, EncryptionSettings settings)
{
    /// <summary>Makes the payloads of events what is stored.</summary>
    /// <param name="submissions">The events.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>One payload each, in their order.</returns>
    /// <exception cref="DatabaseException">The database failed.</exception>
    public async ValueTask<byte[][]> SealAsync(IReadOnlyList<EventSubmission> submissions, CancellationToken cancellationToken)
    {
        if (!settings.EncryptPayloads)
        {
            return [.. submissions.Select(static given => given.Event.Payload.ToBytes())];
        }

        var taken = await TakeAsync(submissions.Select(static given => given.Event.TenantId), cancellationToken);
        return [.. submissions.Select(given => taken[given.Event.TenantId].Seal(RowField.EventPayload, given.Event.TenantId, given.Event.Id, given.Event.Payload.Span))];
    }

    /// <summary>Makes the details of results what is stored. Where those have no stored form, such as a number that JSON lacks, the result is failed instead.</summary>
    /// <param name="results">The results.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>They, in their order.</returns>
    /// <exception cref="DatabaseException">The database failed.</exception>
    public async ValueTask<IReadOnlyList<SealedResult>> SealAsync(IReadOnlyList<AnalysisResult> results, CancellationToken cancellationToken)
    {
        var written = results.Select(ToStored).ToList();
        var taken = await TakeAsync(
            written.SelectMany(static result => result.Alerts.Select(static alert => alert.Details).Append(result.Details)
                .Where(static details => details is not null)
                .Select(_ => result.Result.Assessment.TenantId)),
            cancellationToken);
        return written.ConvertAll(result => Seal(result, taken));
    }

    /// <summary>Makes the data and prompts of activities what is stored.</summary>
    /// <param name="activities">The activities.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>They, in their order.</returns>
    /// <exception cref="DatabaseException">The database failed.</exception>
    public async ValueTask<IReadOnlyList<SealedActivity>> SealAsync(IEnumerable<ActivityRecord> activities, CancellationToken cancellationToken)
    {
        var written = activities.Select(static activity => new SealedActivity(
            activity,
            activity.Data.IsEmpty ? null : activity.Data.ToBytes(),
            activity.Prompt is { } prompt ? Encoding.UTF8.GetBytes(prompt) : null)).ToList();
        var taken = await TakeAsync(
            written.SelectMany(static given => new[] { given.Data, given.Prompt }.Where(static value => value is not null).Select(_ => given.Activity.TenantId)),
            cancellationToken);
        return written.ConvertAll(given => given with
        {
            Data = Seal(RowField.ActivityData, given.Activity, given.Data, taken),
            Prompt = Seal(RowField.ActivityPrompt, given.Activity, given.Prompt, taken),
        });
    }

    /// <summary>Makes one value what is stored.</summary>
    /// <param name="field">Its column.</param>
    /// <param name="tenantId">Its row's tenant.</param>
    /// <param name="rowId">Its row.</param>
    /// <param name="value">The value.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What is stored.</returns>
    /// <exception cref="DatabaseException">The database failed.</exception>
    public async ValueTask<byte[]> SealAsync(RowField field, string tenantId, Guid rowId, byte[] value, CancellationToken cancellationToken) =>
        (await keys.TakeAsync(tenantId, 1, cancellationToken)).Seal(field, tenantId, rowId, value);

    /// <summary>Opens a value.</summary>
    /// <param name="field">Its column.</param>
    /// <param name="tenantId">Its row's tenant.</param>
    /// <param name="rowId">Its row.</param>
    /// <param name="stored">What is stored; <see langword="null"/> stays it.</param>
    /// <returns>The value.</returns>
    /// <exception cref="IntegrityException">It is not what was written there.</exception>
    /// <exception cref="MissingDataKeyException">Its key must be read first.</exception>
    public byte[]? Open(RowField field, string tenantId, Guid rowId, byte[]? stored)
    {
        if (stored is null)
        {
            return null;
        }

        if (!Envelope.TryReadHead(stored, out var keyId))
        {
            throw new IntegrityException(field.Name, rowId, "it is not encrypted as it must be");
        }

        var key = keys.Find(keyId) ?? throw new MissingDataKeyException(keyId, new IntegrityException(field.Name, rowId, $"its data key {keyId} does not exist"));
        return key.TryOpen(field, tenantId, rowId, stored)
            ?? throw new IntegrityException(field.Name, rowId, "it is not what was written there; it was changed, or moved from another row or tenant");
    }

    /// <summary>Opens a payload. One that was stored plain, while payloads were not to be encrypted, is read as it is.</summary>
    /// <param name="tenantId">The event's tenant.</param>
    /// <param name="eventId">The event.</param>
    /// <param name="stored">What is stored.</param>
    /// <returns>The payload.</returns>
    /// <exception cref="IntegrityException">It is not what was written there.</exception>
    /// <exception cref="MissingDataKeyException">Its key must be read first.</exception>
    public byte[]? OpenPayload(string tenantId, Guid eventId, byte[]? stored) =>
        stored is [Envelope.Version, ..] ? Open(RowField.EventPayload, tenantId, eventId, stored) : stored;

    private static SealedResult ToStored(AnalysisResult result)
    {
        try
        {
            return new(
                result,
                DetailsJson.Write(result.Assessment),
                [.. result.Alerts.Select(static alert => new SealedAlert(alert, DetailsJson.Write(alert)))]);
        }
        catch (Exception unwritable)
        {
            return RefusedResult.Fail(result, unwritable);
        }
    }

    private static SealedResult Seal(SealedResult written, Dictionary<string, DataKey> taken)
    {
        var tenantId = written.Result.Assessment.TenantId;
        byte[]? SealOne(RowField field, Guid rowId, byte[]? details) => details is null ? null : taken[tenantId].Seal(field, tenantId, rowId, details);
        return new(
            written.Result,
            SealOne(RowField.AssessmentDetails, written.Result.Assessment.EventId, written.Details),
            [.. written.Alerts.Select(raised => raised with { Details = SealOne(RowField.AlertDetails, raised.Alert.Id, raised.Details) })]);
    }

    private static byte[]? Seal(RowField field, ActivityRecord activity, byte[]? value, Dictionary<string, DataKey> taken) =>
        value is null ? null : taken[activity.TenantId].Seal(field, activity.TenantId, activity.Id, value);

    private async ValueTask<Dictionary<string, DataKey>> TakeAsync(IEnumerable<string> tenants, CancellationToken cancellationToken)
    {
        var taken = new Dictionary<string, DataKey>(StringComparer.Ordinal);
        foreach (var (tenantId, messages) in tenants.CountBy(static tenantId => tenantId, StringComparer.Ordinal))
        {
            taken.Add(tenantId, await keys.TakeAsync(tenantId, messages, cancellationToken));
        }

        return taken;
    }
}
