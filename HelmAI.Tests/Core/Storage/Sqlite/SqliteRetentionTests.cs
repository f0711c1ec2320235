namespace HelmAI.Tests.Core.Storage.Sqlite;

public sealed class SqliteRetentionTests() : RetentionContract(new SqliteProvider());
