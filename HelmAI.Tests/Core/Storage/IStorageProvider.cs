namespace HelmAI.Tests.Core.Storage;

/// <summary>A kind of database that the contract tests run against.</summary>
public interface IStorageProvider
{
    /// <summary>Opens a new, empty, migrated store.</summary>
    internal Task<TestStore> OpenAsync();
}
