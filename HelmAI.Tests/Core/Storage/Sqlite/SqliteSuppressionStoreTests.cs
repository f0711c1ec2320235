namespace HelmAI.Tests.Core.Storage.Sqlite;

public sealed class SqliteSuppressionStoreTests() : SuppressionStoreContract(new SqliteProvider());
