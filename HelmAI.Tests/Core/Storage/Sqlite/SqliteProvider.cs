using HelmAI.Core.Storage;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Core.Storage.Sqlite;

/// <summary>SQLite stores, each in a folder of its own.</summary>
public sealed class SqliteProvider : IStorageProvider
{
    Task<TestStore> IStorageProvider.OpenAsync() => OpenAsync();

    internal static async Task<TestStore> OpenAsync(int poolSize = 4)
    {
        var folder = new TemporaryFolder();
        return await OpenAsync(folder.File("helm.db"), poolSize, folder);
    }

    internal static Task<TestStore> OpenAsync(string path, int poolSize = 4, IDisposable? folder = null) =>
        TestStore.OpenAsync(
            services => services.AddSqliteStorage(_ => new(path, poolSize)),
            () =>
            {
                folder?.Dispose();
                return Task.CompletedTask;
            });
}
