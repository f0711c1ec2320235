using HelmAI.Core.Errors;

namespace HelmAI.Core.Storage;

/// <summary>The keys under which data are encrypted.</summary>
public interface IKeyVault
{
    /// <summary>
    /// Proves that the configured key is the database's, and wraps with it the data keys that another configured one had wrapped; any number of
    /// processes may try at once. To be called before anything else reads or writes, once the schema is there.
    /// </summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Once all data keys can be unwrapped.</returns>
    /// <exception cref="ConfigurationException">The configured keys do not open the database.</exception>
    /// <exception cref="DatabaseException">The database failed.</exception>
    Task UnlockAsync(CancellationToken cancellationToken);
}
