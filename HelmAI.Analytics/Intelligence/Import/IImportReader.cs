namespace HelmAI.Analytics.Intelligence.Import;

/// <summary>Reads one format, in bounded memory.</summary>
internal interface IImportReader
{
    /// <summary>Reads.</summary>
    /// <param name="content">What is read.</param>
    /// <param name="request">On whose behalf.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What is in it, one after another.</returns>
    /// <exception cref="BrokenImportException">It breaks off, or is not what it says.</exception>
    IAsyncEnumerable<ImportedItem> ReadAsync(ImportContent content, ImportRequest request, CancellationToken cancellationToken);
}
