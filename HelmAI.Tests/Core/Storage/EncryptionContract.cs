using System.Text;
using HelmAI.Core.Errors;
using HelmAI.Core.Events;
using HelmAI.Core.Security;
using HelmAI.Core.Storage;
using HelmAI.Tests.Support;
using HelmAI.Tests.Support.PostgreSql;

namespace HelmAI.Tests.Core.Storage;

/// <summary>How every provider keeps results, and by option payloads, from whoever has the database and not the key.</summary>
public abstract class EncryptionContract(IStorageProvider provider)
{
    private const string Secret = "s3cret-evidence";

    private static readonly EncryptionSettings Other = new(EncryptionKey.TryParse(Some.OtherEncryptionKeyText)!);

    private static readonly EncryptionSettings WithPayloads = Some.Encryption with { EncryptPayloads = true };

    public static TheoryData<string> Columns => ["assessments.details", "alerts.details", "events.payload"];

    [ServerFact]
    public async Task Rows_DetailsAndPayloads_AreNotInTheDatabaseInPlain()
    {
        await using var store = await provider.OpenAsync();
        await using var sealing = await store.OpenAnotherAsync(WithPayloads);
        await AnalyseOneAsync(sealing);

        var stored = await store.RunAsync(
            "SELECT payload FROM events UNION ALL SELECT details FROM assessments UNION ALL SELECT details FROM alerts", row => row.Bytes(0));

        Assert.Equal(3, stored.Count);
        Assert.All(stored, bytes => Assert.DoesNotContain(Secret, Encoding.UTF8.GetString(bytes), StringComparison.Ordinal));
        Assert.All(stored, bytes => Assert.Equal(1, bytes[0]));
    }

    [ServerFact]
    public async Task Append_PayloadsNotToBeEncrypted_ReadsBothKinds()
    {
        await using var store = await provider.OpenAsync();
        await using var sealing = await store.OpenAnotherAsync(WithPayloads);
        var (plain, secret) = (Some.Event(), Some.Event());

        await store.AppendAsync(plain);
        await sealing.AppendAsync(secret);

        foreach (var (reader, item) in new[] { (store, plain), (store, secret), (sealing, plain), (sealing, secret) })
        {
            var found = await reader.Events.FindAsync(Some.Tenant, item.Id, default);
            Assert.Equal(item.Payload.ToArray(), found!.Event.Payload.ToArray());
        }
    }

    [ServerTheory]
    [MemberData(nameof(Columns))]
    public async Task Read_AnyByteFlipped_NamesTheRow(string column)
    {
        await using var store = await provider.OpenAsync();
        await using var sealing = await store.OpenAnotherAsync(WithPayloads);
        var (table, name, rowId) = Place(column, await AnalyseOneAsync(sealing));
        var idColumn = table == "assessments" ? "event_id" : "id";
        var stored = (await store.RunAsync($"SELECT {name} FROM {table}", row => row.Bytes(0))).Single();

        // The first byte of a payload apart: what does not begin as ciphertext is a plain payload.
        for (var i = column == "events.payload" ? 1 : 0; i < stored.Length; i += i < 40 ? 1 : 13)
        {
            var flipped = (byte[])stored.Clone();
            flipped[i] ^= 0x10;
            await store.RunAsync($"UPDATE {table} SET {name} = @p0 WHERE {idColumn} = @p1", flipped, rowId);

            var exception = await Assert.ThrowsAsync<IntegrityException>(() => ReadAsync(store, column, rowId));

            Assert.Equal((column, rowId, ErrorCodes.Database), (exception.Context["column"], exception.RowId, exception.ErrorCode));
        }

        await store.RunAsync($"UPDATE {table} SET {name} = @p0", stored);
        await ReadAsync(store, column, rowId);
    }

    [ServerTheory]
    [MemberData(nameof(Columns))]
    public async Task Read_ValueOfAnotherRow_Fails(string column)
    {
        await using var store = await provider.OpenAsync();
        await using var sealing = await store.OpenAnotherAsync(WithPayloads);
        await AnalyseOneAsync(sealing);
        var (table, name, rowId) = Place(column, await AnalyseOneAsync(sealing));
        var idColumn = table == "assessments" ? "event_id" : "id";

        await store.RunAsync($"UPDATE {table} SET {name} = (SELECT t.{name} FROM {table} t WHERE t.{idColumn} <> @p0) WHERE {idColumn} = @p0", rowId);

        await Assert.ThrowsAsync<IntegrityException>(() => ReadAsync(store, column, rowId));
    }

    [ServerFact]
    public async Task Read_RowGivenToAnotherTenant_Fails()
    {
        await using var store = await provider.OpenAsync();
        var eventId = (await AnalyseOneAsync(store)).EventId;

        await store.RunAsync("UPDATE events SET tenant_id = 'other'");
        await store.RunAsync("UPDATE assessments SET tenant_id = 'other'");

        await Assert.ThrowsAsync<IntegrityException>(() => store.Events.FindAsync("other", eventId, default));
    }

    [ServerFact]
    public async Task Read_PlainDetails_AreRefused()
    {
        await using var store = await provider.OpenAsync();
        var (eventId, alertId) = await AnalyseOneAsync(store);

        await store.RunAsync("UPDATE assessments SET details = @p0", Encoding.UTF8.GetBytes("""{"findings":[],"recommended_actions":[]}"""));
        await store.RunAsync("UPDATE alerts SET details = @p0", Array.Empty<byte>());

        await Assert.ThrowsAsync<IntegrityException>(() => store.Events.FindAsync(Some.Tenant, eventId, default));
        await Assert.ThrowsAsync<IntegrityException>(() => store.Alerts.FindAsync(Some.Tenant, alertId, default));
    }

    [ServerFact]
    public async Task Claim_PayloadThatCannotBeRead_FailsThatEventAndGivesTheOthers()
    {
        await using var store = await provider.OpenAsync();
        await using var sealing = await store.OpenAnotherAsync(WithPayloads);
        SecurityEvent[] events = [Some.Event(), Some.Event(), Some.Event()];
        await sealing.AppendAsync(events);
        await store.RunAsync("UPDATE events SET payload = @p0 WHERE id = @p1", new byte[] { 1, 0, 0, 0, 9, 5, 5, 5 }, events[1].Id);

        await using (var claim = await store.Queue.ClaimAsync(10, default))
        {
            Assert.Equal([events[0].Id, events[2].Id], claim.Events.Select(item => item.Id));
        }

        var status = await store.RunAsync("SELECT status, error FROM assessments WHERE event_id = @p0", row => ((EventStatus)row.Integer(0), row.Text(1)), events[1].Id);
        Assert.Equal(EventStatus.Failed, Assert.Single(status).Item1);
        Assert.Contains("events.payload", status[0].Item2, StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task Unlock_AnotherKey_IsAConfigurationError()
    {
        await using var store = await provider.OpenAsync();

        var exception = await Assert.ThrowsAsync<ConfigurationException>(() => store.OpenAnotherAsync(Other));

        Assert.Equal("HELM_ENCRYPTION_KEY", exception.Setting);
        Assert.Contains(Some.Encryption.Current.Id, exception.Message, StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task Unlock_NewKeyBesideTheOldOne_RewrapsWithoutTouchingData()
    {
        await using var store = await provider.OpenAsync();
        await using var sealing = await store.OpenAnotherAsync(WithPayloads);
        var (eventId, alertId) = await AnalyseOneAsync(sealing);
        var before = await StoredAsync(store);

        await (await store.OpenAnotherAsync(Other with { Others = [Some.Encryption.Current] })).DisposeAsync();

        await using var rotated = await store.OpenAnotherAsync(Other);
        Assert.Equal(before, await StoredAsync(store));
        Assert.NotEmpty((await rotated.Events.FindAsync(Some.Tenant, eventId, default))!.Assessment!.Findings);
        Assert.NotEmpty((await rotated.Alerts.FindAsync(Some.Tenant, alertId, default))!.Evidence);
        await Assert.ThrowsAsync<ConfigurationException>(() => store.OpenAnotherAsync(Some.Encryption));
    }

    [ServerFact]
    public async Task Unlock_WrappedKeyWasChanged_IsAConfigurationError()
    {
        await using var store = await provider.OpenAsync();
        await store.RunAsync("UPDATE data_keys SET generation = 7");

        await Assert.ThrowsAsync<ConfigurationException>(() => store.OpenAnotherAsync());
    }

    [ServerFact]
    public async Task Complete_KeyUsedUp_GoesOnWithTheNextAndReadsBoth()
    {
        await using var store = await provider.OpenAsync();
        await using var frugal = await store.OpenAnotherAsync(WithPayloads with { MessagesPerKey = 10, MessagesPerReservation = 4 });
        var ids = new List<Guid>();
        for (var i = 0; i < 10; i++)
        {
            ids.Add((await AnalyseOneAsync(frugal)).EventId);
        }

        var reserved = await store.RunAsync("SELECT reserved FROM data_keys WHERE purpose = 'rows' ORDER BY generation", row => row.Integer(0));

        // 30 values in reservations of 4, of which a key of 10 has room for two; the rest of a reservation that is too small is forgone.
        Assert.InRange(reserved.Count, 4, 6);
        Assert.All(reserved, messages => Assert.InRange(messages, 4, 10));
        foreach (var id in ids)
        {
            Assert.NotEmpty((await store.Events.FindAsync(Some.Tenant, id, default))!.Assessment!.Findings);
        }
    }

    [ServerFact]
    public async Task Append_ManyProcessesAtOnce_MakeOneKeyForATenant()
    {
        await using var store = await provider.OpenAsync();
        var stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => store.OpenAnotherAsync(WithPayloads)));

        await Task.WhenAll(stores.Select(one => Task.Run(() => one.AppendAsync(Some.Event()))));

        Assert.Equal(1, (await store.RunAsync("SELECT count(*) FROM data_keys WHERE purpose = 'rows'", row => row.Integer(0))).Single());
        await store.AnalyseAsync();
        foreach (var one in stores)
        {
            await one.DisposeAsync();
        }
    }

    private static async Task<(Guid EventId, Guid AlertId)> AnalyseOneAsync(TestStore store)
    {
        var analysed = Some.Event($$"""{"event_type":"{{Secret}}"}""");
        var raised = Some.Alert(analysed.Id.ToString()) with { Evidence = [new("field", Secret)] };
        await store.AppendAsync(analysed);
        await store.AnalyseAsync(item => new(
            Some.Assessment(item) with { Findings = [Some.Finding() with { Evidence = [new("field", Secret)] }] },
            [raised]));
        return (analysed.Id, raised.Id);
    }

    private static (string Table, string Column, Guid RowId) Place(string column, (Guid EventId, Guid AlertId) ids)
    {
        var parts = column.Split('.');
        return (parts[0], parts[1], parts[0] == "alerts" ? ids.AlertId : ids.EventId);
    }

    private static async Task ReadAsync(TestStore store, string column, Guid rowId)
    {
        if (column == "alerts.details")
        {
            await store.Alerts.ListAsync(new() { TenantId = Some.Tenant }, new(10), default);
        }
        else
        {
            await store.Events.FindAsync(Some.Tenant, rowId, default);
        }
    }

    private static async Task<List<string>> StoredAsync(TestStore store) => await store.RunAsync(
        "SELECT payload FROM events UNION ALL SELECT details FROM assessments UNION ALL SELECT details FROM alerts",
        row => Convert.ToHexString(row.Bytes(0)));
}
