namespace HelmAI.Tests.Core.Storage.Sqlite;

public sealed class SqliteEncryptionTests() : EncryptionContract(new SqliteProvider());
