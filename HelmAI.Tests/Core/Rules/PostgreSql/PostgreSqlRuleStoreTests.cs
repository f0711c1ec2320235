using HelmAI.Tests.Core.Storage.PostgreSql;
using HelmAI.Tests.Support.PostgreSql;

namespace HelmAI.Tests.Core.Rules.PostgreSql;

[NeedsPostgreSql]
public sealed class PostgreSqlRuleStoreTests() : RuleStoreContract(new PostgreSqlProvider());
