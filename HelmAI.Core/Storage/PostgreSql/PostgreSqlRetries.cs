using Microsoft.Extensions.Logging;
using Npgsql;

namespace HelmAI.Core.Storage.PostgreSql;

/// <summary>Repeats what failed for a reason that passes, after pauses that grow.</summary>
internal sealed class PostgreSqlRetries(NpgsqlDataSource source, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(150), TimeSpan.FromMilliseconds(450)];

    /// <summary>Runs something.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="operation">What metrics and errors call it.</param>
    /// <param name="run">It; has no effect where it throws a database fault.</param>
    /// <param name="cancellationToken">Ends the pauses.</param>
    /// <returns>What it gave.</returns>
    /// <exception cref="Errors.DatabaseException">It failed for good.</exception>
    public async Task<T> RunAsync<T>(StorageOperation operation, Func<Task<T>> run, CancellationToken cancellationToken)
    {
        for (var failures = 0; ; failures++)
        {
            try
            {
                return await run();
            }
            catch (Exception exception) when (PostgreSqlFaults.IsDatabaseFault(exception))
            {
                if (failures == Pauses.Length || !PostgreSqlFaults.IsTransient(exception))
                {
                    throw operation.Failed(exception);
                }

                if (PostgreSqlFaults.LosesConnection(exception))
                {
                    source.Clear();
                }

                logger.TriedAgain(operation.Name, exception.Message);
            }

            // Between half of the pause and the whole of it, so that those who failed together do not meet again.
            await Task.Delay(Pauses[failures] * (0.5 + (Random.Shared.NextDouble() / 2)), time, cancellationToken);
        }
    }
}
