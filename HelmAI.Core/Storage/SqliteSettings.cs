namespace HelmAI.Core.Storage;

/// <summary>Where a SQLite store lives.</summary>
/// <param name="DatabasePath">The path of its file, absolute or relative to the working directory; made where it is missing. <c>:memory:</c> is refused.</param>
/// <param name="PoolSize">How many connections read at once, 1 or more; the one connection that writes stands beside them.</param>
public sealed record SqliteSettings(string DatabasePath, int PoolSize);
