using System.Diagnostics.CodeAnalysis;
using System.Text;
using HelmAI.Core.Signals;

namespace HelmAI.ServiceDefaults.Signals;

/// <summary>
/// The form of a signal between processes: the sender (16 bytes), the kind (1 byte: 1 events queued, 3 keys changed, 4 rules changed,
/// 5 alerts changed, 6 indicators changed, 7 webhooks queued, 8 results stored, 9 results stored that have alerts, 10 feeds changed,
/// 11 webhooks changed), for alerts and results their tenant (1 byte for its length, then UTF-8), then the ids of events, keys or alerts
/// (16 bytes each, RFC 9562 byte order).
/// </summary>
internal static class SignalMessage
{
    private const byte Queued = 1;
    private const byte Changed = 3;
    private const byte Rules = 4;
    private const byte Alerts = 5;
    private const byte Indicators = 6;
    private const byte Deliveries = 7;
    private const byte Stored = 8;
    private const byte StoredWithAlerts = 9;
    private const byte Feeds = 10;
    private const byte Webhooks = 11;
    private const int IdLength = 16;
    private const int HeaderLength = IdLength + 1;

    /// <summary>Writes a signal.</summary>
    /// <param name="sender">Who sends it.</param>
    /// <param name="signal">The signal.</param>
    /// <returns>The message.</returns>
    /// <exception cref="NotSupportedException">The kind of signal has no form.</exception>
    public static byte[] Write(Guid sender, Signal signal) => signal switch
    {
        EventsQueued => Write(sender, Queued),
        KeysChanged changed => Write(sender, Changed, changed.KeyIds),
        RulesChanged => Write(sender, Rules),
        AlertsChanged changed => Write(sender, Alerts, changed.AlertIds, changed.TenantId),
        IndicatorsChanged => Write(sender, Indicators),
        WebhooksQueued => Write(sender, Deliveries),
        ResultsStored stored => Write(sender, stored.HaveAlerts ? StoredWithAlerts : Stored, stored.EventIds, stored.TenantId),
        FeedsChanged => Write(sender, Feeds),
        WebhooksChanged => Write(sender, Webhooks),
        _ => throw new NotSupportedException($"{signal.GetType().Name} has no form between processes."),
    };

    /// <summary>Reads a signal.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">Who sent it.</param>
    /// <param name="signal">The signal.</param>
    /// <returns>Whether it is one; a newer version may send kinds that this one does not know.</returns>
    public static bool TryRead(byte[]? message, out Guid sender, [NotNullWhen(true)] out Signal? signal)
    {
        sender = default;
        signal = null;
        if (message is null || message.Length < HeaderLength)
        {
            return false;
        }

        var hasTenant = message[IdLength] is Alerts or Stored or StoredWithAlerts && message.Length > HeaderLength;
        var start = hasTenant ? HeaderLength + 1 + message[HeaderLength] : HeaderLength;
        if (message.Length < start || (message.Length - start) % IdLength != 0)
        {
            return false;
        }

        sender = ReadId(message, 0);
        var tenant = hasTenant ? Encoding.UTF8.GetString(message[(HeaderLength + 1)..start]) : null;
        signal = message[IdLength] switch
        {
            Queued => EventsQueued.Instance,
            Changed => new KeysChanged(ReadIds(message, start)),
            Rules => RulesChanged.Instance,
            Alerts when tenant is not null => new AlertsChanged(tenant, ReadIds(message, start)),
            Indicators => IndicatorsChanged.Instance,
            Deliveries => WebhooksQueued.Instance,
            Stored when tenant is not null => new ResultsStored(tenant, ReadIds(message, start), HaveAlerts: false),
            StoredWithAlerts when tenant is not null => new ResultsStored(tenant, ReadIds(message, start), HaveAlerts: true),
            Feeds => FeedsChanged.Instance,
            Webhooks => WebhooksChanged.Instance,
            _ => null,
        };
        return signal is not null;
    }

    private static byte[] Write(Guid sender, byte kind, IReadOnlyList<Guid>? ids = null, string? tenantId = null)
    {
        var tenant = tenantId is null ? [] : Encoding.UTF8.GetBytes(tenantId);
        var start = HeaderLength + (tenantId is null ? 0 : 1 + tenant.Length);
        var message = new byte[start + ((ids?.Count ?? 0) * IdLength)];
        Write(sender, message);
        message[IdLength] = kind;
        if (tenantId is not null)
        {
            message[HeaderLength] = checked((byte)tenant.Length);
            tenant.CopyTo(message, HeaderLength + 1);
        }

        for (var i = 0; i < ids?.Count; i++)
        {
            Write(ids[i], message.AsSpan(start + (i * IdLength)));
        }

        return message;
    }

    private static void Write(Guid id, Span<byte> target) => id.TryWriteBytes(target, bigEndian: true, out _);

    private static Guid[] ReadIds(byte[] message, int start) =>
        [.. Enumerable.Range(0, (message.Length - start) / IdLength).Select(i => ReadId(message, start + (i * IdLength)))];

    private static Guid ReadId(byte[] message, int offset) => new(message.AsSpan(offset, IdLength), bigEndian: true);
}
