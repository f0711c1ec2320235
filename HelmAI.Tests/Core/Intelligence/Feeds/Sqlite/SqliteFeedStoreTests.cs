using HelmAI.Tests.Core.Storage.Sqlite;

namespace HelmAI.Tests.Core.Intelligence.Feeds.Sqlite;

public sealed class SqliteFeedStoreTests() : FeedStoreContract(new SqliteProvider());
