namespace HelmAI.Core.Storage.Sqlite;

/// <summary>The one connection that writes: SQLite admits one writer at a time, so callers queue here rather than at its file lock.</summary>
internal sealed class SqliteWriter(SqliteFile file) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private SqliteSession? _session;

    /// <summary>How many connections write now: none or one.</summary>
    public int InUse => 1 - _turn.CurrentCount;

    /// <summary>Does some work when its turn comes.</summary>
    /// <typeparam name="T">What the work gives.</typeparam>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>What the work gave.</returns>
    public async Task<T> RunAsync<T>(Func<SqliteSession, Task<T>> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await work(_session ??= new(file.OpenWriter()));
        }
        catch
        {
            // Cheaper than to find out what the failure left behind.
            Close();
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Close();

    private void Close()
    {
        _session?.Dispose();
        _session = null;
    }
}
