namespace HelmAI.Tests.Core.Storage.Sqlite;

public sealed class SqliteEventReplayTests() : EventReplayContract(new SqliteProvider());
