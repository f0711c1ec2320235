namespace HelmAI.Core.Intelligence;

/// <summary>Where indicators come from. What it gives is one layer of what is looked up, and is replaced as a whole.</summary>
public interface IIndicatorSource
{
    /// <summary>Reads all indicators that are to be in force, in any order, those of all tenants.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The indicators.</returns>
    IAsyncEnumerable<IndexedIndicator> ReadAsync(CancellationToken cancellationToken);
}
