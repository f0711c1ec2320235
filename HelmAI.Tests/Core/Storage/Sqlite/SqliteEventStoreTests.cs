namespace HelmAI.Tests.Core.Storage.Sqlite;

public sealed class SqliteEventStoreTests() : EventStoreContract(new SqliteProvider());
