namespace HelmAI.Tests.Core.Storage.Sqlite;

public sealed class SqliteAlertLifecycleTests() : AlertLifecycleContract(new SqliteProvider());
