using HelmAI.Core.Errors;
using HelmAI.Core.Intelligence;
using HelmAI.ServiceDefaults.Storage;
using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Intelligence.Import;

/// <summary>Reads the operator's files and directories of indicators when the process starts. Several processes may do so at once: what is there already does not change.</summary>
/// <param name="importer">Imports.</param>
/// <param name="options">Names the files.</param>
/// <param name="database">Tells when there is something to write to.</param>
/// <param name="logger">Hears what came of them.</param>
internal sealed class ImportFiles(IndicatorImporter importer, IOptions<ImportOptions> options, DatabaseReadiness database, ILogger<ImportFiles> logger) : BackgroundService
{
    private const int MaxLoggedErrors = 20;

    /// <summary>What a file holds, by its name: <c>.json</c>, <c>.stix</c>, <c>.csv</c>, <c>.tsv</c>, and lists; each also with <c>.gz</c>.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Its format.</returns>
    public static ImportFormat FormatOf(string path)
    {
        var name = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        return Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".json" or ".stix" => ImportFormat.Json,
            ".csv" => ImportFormat.Csv,
            ".tsv" => ImportFormat.Tsv,
            _ => ImportFormat.List,
        };
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await database.WaitAsync(stoppingToken);
            foreach (var path in options.Value.Paths.SelectMany(FilesOf))
            {
                await ReadAsync(path, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: the next start reads them again.
        }
    }

    private static IEnumerable<string> FilesOf(string path) => File.Exists(path)
        ? [path]
        : Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(static one => !Path.GetFileName(one).StartsWith('.')).Order(StringComparer.Ordinal);

    private async Task ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var source = Path.GetFileName(path);
            var request = new ImportRequest(Indicator.Shared, source.Length <= ImportRequest.MaxSourceLength ? source : source[..ImportRequest.MaxSourceLength], FormatOf(path));
            var tally = await importer.ImportAsync(ImportContent.OfFile(path), request, static _ => Task.CompletedTask, cancellationToken);
            Log.FileRead(logger, path, tally.Accepted, tally.Unchanged, tally.Rejected);
            foreach (var error in tally.Errors.Take(MaxLoggedErrors))
            {
                Log.FileRejected(logger, path, error.Id ?? $"{error.Index}", error.Message);
            }
        }
        catch (Exception exception) when (exception is HelmAIException or IOException or UnauthorizedAccessException)
        {
            Log.FileFailed(logger, exception, path);
        }
    }
}
