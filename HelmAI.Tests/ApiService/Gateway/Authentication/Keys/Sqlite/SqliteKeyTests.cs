using HelmAI.Tests.Core.Storage.Sqlite;

namespace HelmAI.Tests.ApiService.Gateway.Authentication.Keys.Sqlite;

public sealed class SqliteKeyTests() : KeyStoreContract(new SqliteProvider());
