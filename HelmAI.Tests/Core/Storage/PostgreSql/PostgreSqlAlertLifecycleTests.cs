using HelmAI.Tests.Support.PostgreSql;

namespace HelmAI.Tests.Core.Storage.PostgreSql;

[NeedsPostgreSql]
public sealed class PostgreSqlAlertLifecycleTests() : AlertLifecycleContract(new PostgreSqlProvider());
