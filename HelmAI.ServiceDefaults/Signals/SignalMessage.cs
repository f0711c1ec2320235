using System.Diagnostics.CodeAnalysis;
using HelmAI.Core.Signals;

namespace HelmAI.ServiceDefaults.Signals;

/// <summary>
/// The form of a signal between processes: the sender (16 bytes), the kind (1 byte: 1 events queued, 2 events assessed,
/// 3 keys changed, 4 rules changed, 6 indicators changed, 10 feeds changed), then the ids of events or keys (16 bytes each, RFC 9562 byte
/// order).
/// </summary>
internal static class SignalMessage
{
    private const byte Queued = 1;
    private const byte Assessed = 2;
    private const byte Changed = 3;
    private const byte Rules = 4;
    private const byte Indicators = 6;
    private const byte Feeds = 10;
    private const int IdLength = 16;
    private const int HeaderLength = IdLength + 1;

    /// <summary>Writes a signal.</summary>
    /// <param name="sender">Who sends it.</param>
    /// <param name="signal">The signal.</param>
    /// <returns>The message.</returns>
    /// <exception cref="NotSupportedException">The kind of signal has no form.</exception>
    public static byte[] Write(Guid sender, Signal signal)
    {
        var (kind, ids) = signal switch
        {
            EventsQueued => (Queued, (IReadOnlyList<Guid>)[]),
            EventsAssessed assessed => (Assessed, assessed.EventIds),
            KeysChanged changed => (Changed, changed.KeyIds),
            RulesChanged => (Rules, []),
            IndicatorsChanged => (Indicators, []),
            FeedsChanged => (Feeds, []),
            _ => throw new NotSupportedException($"{signal.GetType().Name} has no form between processes."),
        };
        var message = new byte[HeaderLength + (ids.Count * IdLength)];
        Write(sender, message);
        message[IdLength] = kind;
        for (var i = 0; i < ids.Count; i++)
        {
            Write(ids[i], message.AsSpan(HeaderLength + (i * IdLength)));
        }

        return message;
    }

    /// <summary>Reads a signal.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">Who sent it.</param>
    /// <param name="signal">The signal.</param>
    /// <returns>Whether it is one; a newer version may send kinds that this one does not know.</returns>
    public static bool TryRead(byte[]? message, out Guid sender, [NotNullWhen(true)] out Signal? signal)
    {
        sender = default;
        signal = null;
        if (message is null || message.Length < HeaderLength || (message.Length - HeaderLength) % IdLength != 0)
        {
            return false;
        }

        sender = ReadId(message, 0);
        signal = message[IdLength] switch
        {
            Queued => EventsQueued.Instance,
            Assessed => new EventsAssessed(ReadIds(message)),
            Changed => new KeysChanged(ReadIds(message)),
            Rules => RulesChanged.Instance,
            Indicators => IndicatorsChanged.Instance,
            Feeds => FeedsChanged.Instance,
            _ => null,
        };
        return signal is not null;
    }

    private static void Write(Guid id, Span<byte> target) => id.TryWriteBytes(target, bigEndian: true, out _);

    private static Guid[] ReadIds(byte[] message) =>
        [.. Enumerable.Range(0, (message.Length - HeaderLength) / IdLength).Select(i => ReadId(message, HeaderLength + (i * IdLength)))];

    private static Guid ReadId(byte[] message, int offset) => new(message.AsSpan(offset, IdLength), bigEndian: true);
}
