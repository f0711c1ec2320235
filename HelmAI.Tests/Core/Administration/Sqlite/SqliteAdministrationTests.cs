using HelmAI.Tests.Core.Storage.Sqlite;

namespace HelmAI.Tests.Core.Administration.Sqlite;

public sealed class SqliteAdministrationTests() : AdministrationContract(new SqliteProvider());
