using System.Text;

namespace HelmAI.Core.Storage.Encryption;

/// <summary>A column that holds ciphertext.</summary>
internal sealed class RowField
{
    /// <summary>The findings of an assessment.</summary>
    public static readonly RowField AssessmentDetails = new("assessments.details");

    /// <summary>The evidence of an alert.</summary>
    public static readonly RowField AlertDetails = new("alerts.details");

    /// <summary>What somebody said about a change of an alert.</summary>
    public static readonly RowField AlertComment = new("alert_changes.comment");

    /// <summary>The payload of an event.</summary>
    public static readonly RowField EventPayload = new("events.payload");

    /// <summary>The findings that a backtest shows.</summary>
    public static readonly RowField BacktestSamples = new("backtests.samples");

    /// <summary>What a sender says of an activity.</summary>
    public static readonly RowField ActivityData = new("activities.data");

    /// <summary>The prompt of an interaction.</summary>
    public static readonly RowField ActivityPrompt = new("activities.prompt");

    /// <summary>The secret of a webhook, and the one it had before.</summary>
    public static readonly RowField WebhookSecret = new("webhooks.secret");

    /// <summary>The first bytes of a webhook's answer.</summary>
    public static readonly RowField WebhookAnswer = new("webhook_attempts.answer");

    private readonly byte[] _name;

    private RowField(string name)
    {
        Name = name;
        _name = Encoding.UTF8.GetBytes(name);
    }

    /// <summary>Table and column.</summary>
    public string Name { get; }

    /// <summary>
    /// What a ciphertext is bound to: the head of its envelope, column, row and tenant. Of these only the tenant and the column vary in
    /// length, and no column's name is the beginning of another's, so that no two places give the same bytes.
    /// </summary>
    /// <param name="head">The head of the envelope.</param>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="rowId">The row.</param>
    /// <returns>The associated data.</returns>
    public byte[] Bind(ReadOnlySpan<byte> head, string tenantId, Guid rowId)
    {
        var bytes = new byte[head.Length + _name.Length + 16 + Encoding.UTF8.GetByteCount(tenantId)];
        head.CopyTo(bytes);
        _name.CopyTo(bytes, head.Length);
        rowId.TryWriteBytes(bytes.AsSpan(head.Length + _name.Length), bigEndian: true, out _);
        Encoding.UTF8.GetBytes(tenantId, bytes.AsSpan(head.Length + _name.Length + 16));
        return bytes;
    }
}
