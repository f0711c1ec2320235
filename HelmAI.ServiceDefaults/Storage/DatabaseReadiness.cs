namespace HelmAI.ServiceDefaults.Storage;

/// <summary>Whether the database has been reached since the program started, and its schema is up to date.</summary>
public sealed class DatabaseReadiness
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether it is ready.</summary>
    public bool IsReady => _ready.Task.IsCompletedSuccessfully;

    /// <summary>Why the program ends without its database; <see langword="null"/> while it did not.</summary>
    internal Exception? Fault { get; private set; }

    /// <summary>Waits until it is ready.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Once it is.</returns>
    public Task WaitAsync(CancellationToken cancellationToken) => _ready.Task.WaitAsync(cancellationToken);

    /// <summary>Lets all go on who wait.</summary>
    internal void Complete() => _ready.TrySetResult();

    /// <summary>Notes that the program ends without its database. Who waits is let go by its end.</summary>
    /// <param name="fault">Why.</param>
    internal void GiveUp(Exception fault) => Fault = fault;
}
