using HelmAI.Tests.Core.Storage.PostgreSql;
using HelmAI.Tests.Support.PostgreSql;

namespace HelmAI.Tests.Core.Administration.PostgreSql;

[NeedsPostgreSql]
public sealed class PostgreSqlAdministrationTests() : AdministrationContract(new PostgreSqlProvider());
