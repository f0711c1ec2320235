using System.Diagnostics.Metrics;
using System.Globalization;
using Npgsql;

namespace HelmAI.Core.Storage.PostgreSql;

/// <summary>The one source of connections that a process has, watched by the metrics that Npgsql publishes (https://www.npgsql.org/doc/diagnostics/metrics.html).</summary>
internal sealed class PostgreSqlPool : IDisposable
{
    private static int _count;

    private readonly MeterListener _listener = new();
    private readonly Lock _gate = new();
    private readonly string _name;
    private readonly int _size;
    private int _used;
    private int _idle;
    private int _waiting;

    public PostgreSqlPool(PostgreSqlSettings settings)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.PoolSize, 2, nameof(settings));
        _size = settings.PoolSize;

        // The metrics are the process's, so each pool needs a name of its own.
        var number = Interlocked.Increment(ref _count);
        _name = number == 1 ? "helm" : string.Create(CultureInfo.InvariantCulture, $"helm-{number}");
        Source = PostgreSqlConnections.CreateSource(settings, _name);
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Npgsql" && instrument.Name is "db.client.connection.count" or "db.client.connection.npgsql.pending_requests")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<int>(OnMeasured);
        _listener.Start();
    }

    /// <summary>The source.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>The pool's state, now.</summary>
    public PoolStatus Status
    {
        get
        {
            lock (_gate)
            {
                _listener.RecordObservableInstruments();
                return new(_size, _used, _idle, Math.Max(0, Volatile.Read(ref _waiting)));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _listener.Dispose();
        Source.Dispose();
    }

    private void OnMeasured(Instrument instrument, int value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        if (Find(tags, "db.client.connection.pool.name") != _name)
        {
            return;
        }

        if (!instrument.IsObservable)
        {
            Interlocked.Add(ref _waiting, value);
        }
        else if (Find(tags, "db.client.connection.state") == "idle")
        {
            _idle = value;
        }
        else
        {
            _used = value;
        }
    }

    private static string? Find(ReadOnlySpan<KeyValuePair<string, object?>> tags, string name)
    {
        foreach (var (key, value) in tags)
        {
            if (key == name)
            {
                return value as string;
            }
        }

        return null;
    }
}
