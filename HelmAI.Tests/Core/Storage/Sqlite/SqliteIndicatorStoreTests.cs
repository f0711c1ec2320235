namespace HelmAI.Tests.Core.Storage.Sqlite;

public sealed class SqliteIndicatorStoreTests() : IndicatorStoreContract(new SqliteProvider());
