namespace HelmAI.Tests.Core.Storage.Sqlite;

public sealed class SqliteEventQueueTests() : EventQueueContract(new SqliteProvider());
