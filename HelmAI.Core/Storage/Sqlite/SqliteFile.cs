using HelmAI.Core.Security;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace HelmAI.Core.Storage.Sqlite;

/// <summary>The database's file: makes it, readable by its owner only, and opens connections on it.</summary>
internal sealed class SqliteFile
{
    private const int BusyTimeoutSeconds = 10;

    // 16 MB of log between checkpoints: with the default of 4 MB, every few large appends would wait for one.
    private const int PagesBetweenCheckpoints = 4_096;

    // In KiB (hence negative): the upper levels of all indexes stay in memory while events arrive.
    private const int WriterCache = -65_536;

    static SqliteFile() => Batteries_V2.Init();

    /// <summary>Names the file; nothing is touched yet.</summary>
    /// <param name="path">Its path.</param>
    /// <exception cref="ArgumentException">The path names no file.</exception>
    public SqliteFile(string path)
    {
        if (string.IsNullOrWhiteSpace(path) || string.Equals(path, ":memory:", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException("A SQLite store lives in a file; in-memory databases are not supported.", nameof(path));
        }

        FullPath = Path.GetFullPath(path);
        ConnectionString = new SqliteConnectionStringBuilder
        {
            DataSource = FullPath,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = BusyTimeoutSeconds,
        }.ToString();
    }

    /// <summary>The file's absolute path.</summary>
    public string FullPath { get; }

    /// <summary>For connections that are opened elsewhere, once the file is there. They sync on every commit, as SQLite does by itself.</summary>
    public string ConnectionString { get; }

    /// <summary>Opens a connection that only reads.</summary>
    /// <returns>The open connection.</returns>
    public SqliteConnection OpenReader() => Open("PRAGMA query_only = ON");

    /// <summary>Opens the connection that writes, with the write-ahead log synced on every commit (https://sqlite.org/wal.html).</summary>
    /// <returns>The open connection.</returns>
    public SqliteConnection OpenWriter() => Open(
        $"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = {WriterCache}; PRAGMA wal_autocheckpoint = {PagesBetweenCheckpoints}");

    private SqliteConnection Open(FormattableString pragmas) => Open(FormattableString.Invariant(pragmas));

    private SqliteConnection Open(string pragmas)
    {
        Create();
        var connection = new SqliteConnection(ConnectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = FormattableString.Invariant($"PRAGMA busy_timeout = {BusyTimeoutSeconds * 1_000}; {pragmas}");
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // SQLite gives its log files the rights of the database's file, so making that one here covers all.
    private void Create()
    {
        if (!File.Exists(FullPath))
        {
            OwnerOnly.CreateDirectory(Path.GetDirectoryName(FullPath)!);
            OwnerOnly.OpenFile(FullPath, FileShare.ReadWrite).Dispose();
        }
    }
}
