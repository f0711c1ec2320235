using HelmAI.Tests.Core.Storage.Rollups;
using HelmAI.Tests.Support.PostgreSql;

namespace HelmAI.Tests.Core.Storage.PostgreSql;

[NeedsPostgreSql]
public sealed class PostgreSqlRollupTests() : RollupContract(new PostgreSqlProvider(), histories: 3);
