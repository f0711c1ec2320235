namespace HelmAI.Core.Storage.Queries;

/// <summary>Short ways to say what transactions do.</summary>
internal static class TransactionExtensions
{
    /// <summary>Runs a statement that gives no rows.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="text">SQL with parameters <c>@p0</c>, <c>@p1</c> and so on.</param>
    /// <param name="values">Their values.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Once it has run.</returns>
    public static Task ExecuteAsync(this ITransaction transaction, string text, IReadOnlyList<object> values, CancellationToken cancellationToken) =>
        transaction.QueryAsync(new(text, values), static _ => true, cancellationToken);
}
