using HelmAI.Core.Storage.Analysis;
using HelmAI.Core.Storage.Encryption;
using Microsoft.Extensions.Logging;

namespace HelmAI.Core.Storage.PostgreSql;

/// <summary>
/// Writes what a claim came to, inside its transaction: all in one round trip. Where something is refused, each state and each result is
/// written by itself, so that only what is at fault fails. Those take their locks in no order; a deadlock that comes of it gives the batch back.
/// </summary>
internal sealed class PostgreSqlResultWriter(PostgreSqlSession session, PostgreSqlEventClaim claim, ILogger logger)
{
    private static readonly PostgreSqlStatement Save = new("SAVEPOINT writing");
    private static readonly PostgreSqlStatement Undo = new("ROLLBACK TO SAVEPOINT writing");

    /// <summary>Writes results and states, takes the events off the queue and removes the claim.</summary>
    /// <param name="results">The results.</param>
    /// <param name="states">The states.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The results as they were written.</returns>
    public async Task<IReadOnlyList<AnalysisResult>> WriteAsync(
        IReadOnlyList<SealedResult> results, IReadOnlyCollection<CorrelationState> states, CancellationToken cancellationToken)
    {
        if (await TryAsync(() => [.. PostgreSqlStates.Write(states), .. PostgreSqlResults.Write(claim.Batch, results), PostgreSqlClaims.Delete(claim.Id)], cancellationToken) is null)
        {
            return [.. results.Select(static result => result.Result)];
        }

        await WriteSinglyAsync(states, cancellationToken);
        var written = await WriteSinglyAsync(results, cancellationToken);
        await session.ExecuteAsync(cancellationToken, PostgreSqlClaims.Delete(claim.Id));
        return written;
    }

    private async Task WriteSinglyAsync(IReadOnlyCollection<CorrelationState> states, CancellationToken cancellationToken)
    {
        foreach (var state in states)
        {
            if (await TryAsync(() => [.. PostgreSqlStates.Write([state])], cancellationToken) is { } fault)
            {
                logger.StateRefused(fault, state.Key.RuleId);
            }
        }
    }

    private async Task<IReadOnlyList<AnalysisResult>> WriteSinglyAsync(IReadOnlyList<SealedResult> results, CancellationToken cancellationToken)
    {
        var written = new List<AnalysisResult>(results.Count);
        foreach (var result in results)
        {
            var stored = result;
            if (await TryAsync(() => [.. PostgreSqlResults.Write(claim.Batch, [result])], cancellationToken) is { } fault)
            {
                logger.ResultRefused(fault, result.Result.Assessment.EventId);
                stored = RefusedResult.Fail(result.Result, fault);
                await session.ExecuteAsync(cancellationToken, [.. PostgreSqlResults.Write(claim.Batch, [stored])]);
            }

            written.Add(stored.Result);
        }

        return written;
    }

    // Gives what was wrong with the values; then nothing of it is written.
    private async Task<Exception?> TryAsync(Func<PostgreSqlStatement[]> make, CancellationToken cancellationToken)
    {
        PostgreSqlStatement[] statements;
        try
        {
            statements = make();
        }
        catch (Exception unwritable)
        {
            // A value without a stored form, such as a number that JSON lacks.
            return unwritable;
        }

        try
        {
            await session.ExecuteAsync(cancellationToken, [Save, .. statements]);
            return null;
        }
        catch (Exception refused) when (InputFaults.Blames(refused))
        {
            await session.ExecuteAsync(cancellationToken, Undo);
            return refused;
        }
    }
}
