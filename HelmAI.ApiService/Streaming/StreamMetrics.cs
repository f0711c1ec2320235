using System.Diagnostics.Metrics;

namespace HelmAI.ApiService.Streaming;

/// <summary>Counts readers of the stream, and what they are sent.</summary>
internal sealed class StreamMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "HelmAI.Streaming";

    private readonly UpDownCounter<long> _clients;
    private readonly Counter<long> _sent;
    private readonly Counter<long> _cutOff;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _found;
    private readonly Counter<long> _notTaken;

    /// <summary>Creates the instruments.</summary>
    /// <param name="meters">Makes the meter.</param>
    public StreamMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _clients = meter.CreateUpDownCounter<long>("helm.stream.clients", "{client}", "Readers of the live stream");
        _sent = meter.CreateCounter<long>("helm.stream.sent", "{message}", "Messages sent to readers, by type");
        _cutOff = meter.CreateCounter<long>("helm.stream.cut_off", "{client}", "Readers cut off since they read too slowly");
        _refused = meter.CreateCounter<long>("helm.stream.refused", "{client}", "Streams refused since their key or tenant had as many open as it may");
        _found = meter.CreateCounter<long>("helm.stream.found", "{event}", "Events whose result was found by looking, since no signal had told of it in time");
        _notTaken = meter.CreateCounter<long>("helm.stream.not_taken", "{signal}", "Signals that were not taken since too many waited; what they tell of is looked for");
    }

    /// <summary>Counts a reader who came.</summary>
    public void Joined() => _clients.Add(1);

    /// <summary>Counts a reader who went.</summary>
    public void Left() => _clients.Add(-1);

    /// <summary>Counts a message to one reader.</summary>
    /// <param name="kind">Its kind.</param>
    public void Sent(StreamKind kind)
    {
        if (kind is not (StreamKind.Heartbeat or StreamKind.Gap))
        {
            _sent.Add(1, new KeyValuePair<string, object?>("type", kind.ToName()));
        }
    }

    /// <summary>Counts a reader who was cut off.</summary>
    public void CutOff() => _cutOff.Add(1);

    /// <summary>Counts a stream that was refused.</summary>
    public void Refused() => _refused.Add(1);

    /// <summary>Counts results that were found by looking.</summary>
    /// <param name="count">How many.</param>
    public void Found(int count) => _found.Add(count);

    /// <summary>Counts a signal that was not taken.</summary>
    public void NotTaken() => _notTaken.Add(1);
}
