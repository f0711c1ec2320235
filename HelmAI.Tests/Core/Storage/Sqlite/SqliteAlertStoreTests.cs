namespace HelmAI.Tests.Core.Storage.Sqlite;

public sealed class SqliteAlertStoreTests() : AlertStoreContract(new SqliteProvider());
