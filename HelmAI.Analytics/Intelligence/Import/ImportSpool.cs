using HelmAI.ServiceDefaults.Storage;
using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Intelligence.Import;

/// <summary>Keeps what is to be imported in files, named after their jobs, until it is: a job that its process leaves is found again when it starts.</summary>
internal sealed class ImportSpool
{
    private const string Extension = ".import";

    private readonly long _maxBytes;

    /// <summary>Knows where.</summary>
    /// <param name="options">Where, if the operator says so, and how large an import may be.</param>
    /// <param name="folder">Where files of this program are kept otherwise.</param>
    public ImportSpool(IOptions<ImportOptions> options, SecretFolder folder)
    {
        Folder = Path.GetFullPath(options.Value.Spool ?? Path.Combine(folder.Path, "imports"));
        _maxBytes = options.Value.MaxMegabytes * 1024L * 1024;
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>Keeps an import; it is on the disk when this returns.</summary>
    /// <param name="id">The job.</param>
    /// <param name="body">Its bytes.</param>
    /// <param name="cancellationToken">Gives up; nothing is kept then.</param>
    /// <returns>How many bytes it has; <see langword="null"/> where it is too large, and not kept.</returns>
    /// <exception cref="IOException">The body broke off, or the disk is full.</exception>
    public async Task<long?> WriteAsync(Guid id, Stream body, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Folder);
        var path = PathOf(id);
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous);
            var buffer = new byte[81_920];
            for (int read; (read = await body.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                if (file.Length + read > _maxBytes)
                {
                    Remove(id);
                    return null;
                }

                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            file.Flush(flushToDisk: true);
            return file.Length;
        }
        catch
        {
            Remove(id);
            throw;
        }
    }

    /// <summary>Opens an import.</summary>
    /// <param name="id">The job.</param>
    /// <returns>Its content.</returns>
    public ImportContent Open(Guid id) => ImportContent.OfFile(PathOf(id));

    /// <summary>Removes an import that is done.</summary>
    /// <param name="id">The job.</param>
    public void Remove(Guid id)
    {
        try
        {
            File.Delete(PathOf(id));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is found when the process starts again, and removed then.
        }
    }

    /// <summary>Removes an import of which no job is known, unless it is from today.</summary>
    /// <param name="id">The job.</param>
    /// <param name="now">The time.</param>
    public void RemoveOld(Guid id, DateTimeOffset now)
    {
        if (now - File.GetLastWriteTimeUtc(PathOf(id)) > TimeSpan.FromDays(1))
        {
            Remove(id);
        }
    }

    /// <summary>The jobs whose imports are kept.</summary>
    /// <returns>Their ids, oldest first.</returns>
    public IReadOnlyList<Guid> List() => !Directory.Exists(Folder)
        ? []
        : [.. Directory.EnumerateFiles(Folder, $"*{Extension}").Select(static path => Guid.TryParse(Path.GetFileNameWithoutExtension(path), out var id) ? id : Guid.Empty).Where(static id => id != Guid.Empty).Order()];

    private string PathOf(Guid id) => Path.Combine(Folder, $"{id}{Extension}");
}
