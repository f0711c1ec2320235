using HelmAI.Tests.Core.Storage.PostgreSql;
using HelmAI.Tests.Support.PostgreSql;

namespace HelmAI.Tests.ApiService.Gateway.Authentication.Keys.PostgreSql;

[NeedsPostgreSql]
public sealed class PostgreSqlKeyTests() : KeyStoreContract(new PostgreSqlProvider());
