using HelmAI.Core.Errors;

namespace HelmAI.ApiService.Events.Batches;

/// <summary>Stores a chunk, in a commit of its own, while the next one is read, so that a batch of any size takes the memory of two chunks.</summary>
internal static class BatchFlow
{
    /// <summary>Takes a batch in.</summary>
    /// <typeparam name="TItem">What an item holds.</typeparam>
    /// <param name="context">The request.</param>
    /// <param name="chunks">The batch, as it is read.</param>
    /// <param name="store">Stores a chunk; called for one after the other.</param>
    /// <returns>What ended it before its end, if anything did: a <see cref="BadHttpRequestException"/> or a <see cref="HelmAIException"/>.</returns>
    public static async Task<Exception?> RunAsync<TItem>(HttpContext context, IAsyncEnumerable<BatchChunk<TItem>> chunks, Func<BatchChunk<TItem>, Task> store)
    {
        var storing = Task.CompletedTask;
        Exception? broken = null;
        try
        {
            await foreach (var chunk in chunks)
            {
                await storing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (!storing.IsCompletedSuccessfully)
                {
                    break;
                }

                // Elsewhere, since SQLite stores on the thread that calls it.
                storing = Task.Run(() => store(chunk), CancellationToken.None);
            }
        }
        catch (BadHttpRequestException exception)
        {
            broken = exception;
        }
        catch (Exception exception) when (context.RequestAborted.IsCancellationRequested && exception is IOException or OperationCanceledException)
        {
            // The sender is gone; what was stored stays, and is counted.
            broken = new BadHttpRequestException("The body broke off.", exception);
        }

        try
        {
            await storing;
        }
        catch (HelmAIException exception)
        {
            return exception;
        }
        catch (OperationCanceledException exception)
        {
            return new BadHttpRequestException("The body broke off.", exception);
        }

        return broken;
    }
}
