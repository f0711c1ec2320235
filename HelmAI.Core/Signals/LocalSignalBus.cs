using System.Collections.Immutable;

namespace HelmAI.Core.Signals;

/// <summary>Carries signals within this process.</summary>
public sealed class LocalSignalBus : ISignalBus
{
    // Copied on change, since signals are sent far more often than listeners come and go.
    private ImmutableList<Action<Signal>> _handlers = [];

    /// <inheritdoc/>
    public void Publish(Signal signal)
    {
        foreach (var handler in Volatile.Read(ref _handlers))
        {
            handler(signal);
        }
    }

    /// <inheritdoc/>
    public IDisposable Subscribe<TSignal>(Action<TSignal> handler)
        where TSignal : Signal
    {
        Action<Signal> filtered = signal =>
        {
            if (signal is TSignal wanted)
            {
                handler(wanted);
            }
        };
        ImmutableInterlocked.Update(ref _handlers, static (list, item) => list.Add(item), filtered);
        return new Subscription(this, filtered);
    }

    private sealed class Subscription(LocalSignalBus bus, Action<Signal> handler) : IDisposable
    {
        public void Dispose() =>
            ImmutableInterlocked.Update(ref bus._handlers, static (list, item) => list.Remove(item), handler);
    }
}
