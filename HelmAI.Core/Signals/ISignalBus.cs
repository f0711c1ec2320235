namespace HelmAI.Core.Signals;

/// <summary>Carries signals to whoever listens, in this process or in all of them.</summary>
public interface ISignalBus
{
    /// <summary>Sends a signal; neither waits nor fails.</summary>
    /// <param name="signal">The signal.</param>
    void Publish(Signal signal);

    /// <summary>Listens for one kind of signal until disposed.</summary>
    /// <typeparam name="TSignal">The kind.</typeparam>
    /// <param name="handler">Called for each, on the sender's thread: it must be quick and must not throw.</param>
    /// <returns>Ends the listening.</returns>
    IDisposable Subscribe<TSignal>(Action<TSignal> handler)
        where TSignal : Signal;
}
