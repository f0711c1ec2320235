using HelmAI.Tests.Core.Storage.PostgreSql;
using HelmAI.Tests.Support.PostgreSql;

namespace HelmAI.Tests.Core.Webhooks.PostgreSql;

[NeedsPostgreSql]
public sealed class PostgreSqlDeliveryTests() : DeliveryContract(new PostgreSqlProvider());
