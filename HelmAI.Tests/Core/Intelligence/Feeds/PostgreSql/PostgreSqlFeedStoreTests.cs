using HelmAI.Tests.Core.Storage.PostgreSql;
using HelmAI.Tests.Support.PostgreSql;

namespace HelmAI.Tests.Core.Intelligence.Feeds.PostgreSql;

[NeedsPostgreSql]
public sealed class PostgreSqlFeedStoreTests() : FeedStoreContract(new PostgreSqlProvider());
