namespace HelmAI.Tests.Core.Storage.PostgreSql;

public sealed class PostgreSqlEncryptionTests() : EncryptionContract(new PostgreSqlProvider());
