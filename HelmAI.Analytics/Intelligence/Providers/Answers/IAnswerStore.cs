namespace HelmAI.Analytics.Intelligence.Providers.Answers;

/// <summary>Keeps providers' answers for a while, and lets one at a time ask for one.</summary>
internal interface IAnswerStore
{
    /// <summary>Finds an answer that is still good.</summary>
    /// <param name="key">Names provider and value.</param>
    /// <returns>The answer, or <see langword="null"/>.</returns>
    Task<ProviderAnswer?> FindAsync(AnswerKey key);

    /// <summary>Keeps an answer.</summary>
    /// <param name="key">Names provider and value.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="lifetime">For how long it is good.</param>
    /// <returns>Once it is kept.</returns>
    Task StoreAsync(AnswerKey key, ProviderAnswer answer, TimeSpan lifetime);

    /// <summary>Takes the right to ask, for as long as it is not disposed, and at most for a while.</summary>
    /// <param name="key">Names provider and value.</param>
    /// <param name="expiry">After what time another may have it, whatever became of this one.</param>
    /// <returns>The right; <see langword="null"/> where another has it.</returns>
    Task<IAsyncDisposable?> TryEnterAsync(AnswerKey key, TimeSpan expiry);
}
