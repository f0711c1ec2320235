namespace HelmAI.Tests.Core.Storage.Sqlite;

public sealed class SqliteActivityStoreTests() : ActivityStoreContract(new SqliteProvider());
