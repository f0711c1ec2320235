using HelmAI.Analytics.Intelligence.Import;
using HelmAI.Core.Errors;
using HelmAI.Core.Intelligence.Feeds;
using HelmAI.Core.Security;

namespace HelmAI.Analytics.Intelligence.Feeds;

/// <summary>
/// Imports parts of feeds as any other import. A part is written to a file first, since it is read twice, and so that a slow server keeps no
/// connection to the database.
/// </summary>
/// <param name="importer">Stores indicators.</param>
/// <param name="spool">Has the folder of such files.</param>
/// <param name="time">The clock.</param>
internal sealed class FeedImport(IndicatorImporter importer, ImportSpool spool, TimeProvider time)
{
    private const string Extension = ".feed";

    // As long as the longest poll that may be set.
    private static readonly TimeSpan StaleAfter = TimeSpan.FromDays(1);

    /// <summary>Removes files that a process left when it was killed.</summary>
    public void RemoveStale()
    {
        var folder = new DirectoryInfo(spool.Folder);
        foreach (var file in folder.Exists ? folder.EnumerateFiles($"*{Extension}") : [])
        {
            if (time.GetUtcNow().UtcDateTime - file.LastWriteTimeUtc > StaleAfter)
            {
                file.Delete();
            }
        }
    }

    /// <summary>Reads a part to its end and stores its indicators, which is to no effect where they are stored already.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="kind">How the part is written.</param>
    /// <param name="content">The part, read forwards once.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What became of it, once that is durable.</returns>
    /// <exception cref="FeedFaultException">It breaks off, or is not written so; what came before is stored.</exception>
    /// <exception cref="DatabaseException">The database failed.</exception>
    public async Task<FeedCounts> ImportAsync(Feed feed, FeedKind kind, Stream content, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(spool.Folder);
        var path = Path.Combine(spool.Folder, $"{feed.Id}-{Path.GetRandomFileName()}{Extension}");
        try
        {
            await using (var file = OwnerOnly.OpenFile(path, FileShare.None, FileMode.CreateNew, FileOptions.Asynchronous))
            {
                await content.CopyToAsync(file, cancellationToken);
            }

            var request = new ImportRequest(feed.TenantId, feed.Name, FormatOf(kind));
            var tally = await importer.ImportAsync(ImportContent.OfFile(path), request, static _ => Task.CompletedTask, cancellationToken);
            return new(tally.Accepted, tally.Rejected);
        }
        catch (ValidationException exception)
        {
            throw new FeedFaultException($"The server's file can't be read: {exception.Message}", exception);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static ImportFormat FormatOf(FeedKind kind) => kind switch
    {
        FeedKind.List => ImportFormat.List,
        FeedKind.Csv => ImportFormat.Csv,
        _ => ImportFormat.Json,
    };
}
