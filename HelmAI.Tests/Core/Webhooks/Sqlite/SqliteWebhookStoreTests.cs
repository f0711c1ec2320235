using HelmAI.Tests.Core.Storage.Sqlite;

namespace HelmAI.Tests.Core.Webhooks.Sqlite;

public sealed class SqliteWebhookStoreTests() : WebhookStoreContract(new SqliteProvider());
