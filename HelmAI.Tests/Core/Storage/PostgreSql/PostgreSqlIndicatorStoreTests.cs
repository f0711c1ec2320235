using HelmAI.Tests.Support.PostgreSql;

namespace HelmAI.Tests.Core.Storage.PostgreSql;

[NeedsPostgreSql]
public sealed class PostgreSqlIndicatorStoreTests() : IndicatorStoreContract(new PostgreSqlProvider());
