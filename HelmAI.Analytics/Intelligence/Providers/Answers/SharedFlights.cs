using System.Collections.Concurrent;

namespace HelmAI.Analytics.Intelligence.Providers.Answers;

/// <summary>Lets those who want the same at the same time share one piece of work. It belongs to none of them: one who gives up takes it from nobody.</summary>
/// <typeparam name="TKey">Names what is wanted.</typeparam>
/// <typeparam name="T">What is wanted.</typeparam>
internal sealed class SharedFlights<TKey, T>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Lazy<Task<T>>> _flights = new();

    /// <summary>Joins the work that is under way, or begins it.</summary>
    /// <param name="key">Names what is wanted.</param>
    /// <param name="begin">Begins.</param>
    /// <param name="cancellationToken">Gives up waiting; the work goes on.</param>
    /// <returns>What is wanted.</returns>
    public Task<T> JoinAsync(TKey key, Func<TKey, Task<T>> begin, CancellationToken cancellationToken) => _flights
        .GetOrAdd(key, static (key, flights) => new(() => flights.Self.FlyAsync(key, flights.Begin)), (Self: this, Begin: begin))
        .Value.WaitAsync(cancellationToken);

    private async Task<T> FlyAsync(TKey key, Func<TKey, Task<T>> begin)
    {
        try
        {
            return await begin(key);
        }
        finally
        {
            _flights.TryRemove(key, out _);
        }
    }
}
