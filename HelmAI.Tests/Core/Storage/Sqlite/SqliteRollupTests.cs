using HelmAI.Tests.Core.Storage.Rollups;

namespace HelmAI.Tests.Core.Storage.Sqlite;

public sealed class SqliteRollupTests() : RollupContract(new SqliteProvider());
