using HelmAI.Core.Security;
using Microsoft.Extensions.Logging;

namespace HelmAI.Core.Storage.Sqlite;

/// <summary>
/// Lets one process at a time analyse the events of a database, since claims live in that process's memory.
/// It is a lock on a file beside the database, which the operating system releases however the process ends.
/// </summary>
internal sealed class SqliteAnalysisLock(SqliteFile file, ILogger logger) : IDisposable
{
    private FileStream? _lock;
    private bool _toldOff;

    /// <summary>Tries to get the lock. Not for several callers at once.</summary>
    /// <returns>Whether it is held now.</returns>
    public bool TryAcquire()
    {
        if (_lock is not null)
        {
            return true;
        }

        try
        {
            _lock = OwnerOnly.OpenFile(file.FullPath + ".analysis-lock", FileShare.None);
            return true;
        }
        catch (IOException) when (File.Exists(file.FullPath + ".analysis-lock"))
        {
            if (!_toldOff)
            {
                logger.AnalysedElsewhere();
                _toldOff = true;
            }

            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lock?.Dispose();
}
