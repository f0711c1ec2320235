using HelmAI.Tests.Core.Storage.Sqlite;

namespace HelmAI.Tests.Core.Rules.Sqlite;

public sealed class SqliteRuleStoreTests() : RuleStoreContract(new SqliteProvider());
