using System.Collections.Concurrent;

namespace HelmAI.Analytics.Intelligence.Providers.Answers;

/// <summary>Keeps answers in this process, a bounded number of them.</summary>
/// <param name="time">The clock.</param>
internal sealed class LocalAnswers(TimeProvider time) : IAnswerStore
{
    /// <summary>The most answers that are kept.</summary>
    public const int MaxCount = 10_000;

    private readonly ConcurrentDictionary<AnswerKey, (ProviderAnswer Answer, DateTimeOffset Until)> _answers = new();

    /// <inheritdoc/>
    public Task<ProviderAnswer?> FindAsync(AnswerKey key) =>
        Task.FromResult(_answers.TryGetValue(key, out var kept) && kept.Until > time.GetUtcNow() ? kept.Answer : null);

    /// <inheritdoc/>
    public Task StoreAsync(AnswerKey key, ProviderAnswer answer, TimeSpan lifetime)
    {
        if (_answers.Count >= MaxCount)
        {
            MakeRoom();
        }

        _answers[key] = (answer, time.GetUtcNow() + lifetime);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    /// <remarks>Always: within a process there is one flight a key, see <see cref="SharedFlights{TKey, T}"/>.</remarks>
    public Task<IAsyncDisposable?> TryEnterAsync(AnswerKey key, TimeSpan expiry) => Task.FromResult<IAsyncDisposable?>(FreeEntry.Instance);

    // What is no longer good goes, and where that is little, whatever comes first: a scan of all, once in thousands of answers.
    private void MakeRoom()
    {
        var now = time.GetUtcNow();
        var surplus = _answers.Count - (MaxCount * 3 / 4);
        foreach (var (key, kept) in _answers)
        {
            if ((kept.Until <= now || surplus > 0) && _answers.TryRemove(key, out _))
            {
                surplus--;
            }
        }
    }

    private sealed class FreeEntry : IAsyncDisposable
    {
        public static readonly FreeEntry Instance = new();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
