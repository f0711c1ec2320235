using HelmAI.Core.Audit;
using HelmAI.Core.Errors;
using HelmAI.Core.Events;
using HelmAI.Core.Security;
using HelmAI.Core.Storage;
using HelmAI.Tests.Support;
using HelmAI.Tests.Support.PostgreSql;

namespace HelmAI.Tests.Core.Storage;

/// <summary>What every provider's <see cref="IAuditLog"/> does, and what it tells of those who tamper with its tables.</summary>
public abstract class AuditLogContract(IStorageProvider provider)
{
    private const int Length = 6;

    private static readonly AuditFilter All = new() { TenantId = Some.Tenant };

    /// <summary>What is done to a chain of six, and what must be said of it: number, fault.</summary>
    public static TheoryData<string, long, AuditFault> Tamperings => new()
    {
        { "UPDATE audit_entries SET outcome = 500 WHERE number = 3", 3, AuditFault.Changed },
        { "UPDATE audit_entries SET key_id = 'another' WHERE number = 1", 1, AuditFault.Changed },
        { "UPDATE audit_entries SET target = NULL WHERE number = 6", 6, AuditFault.Changed },
        { "UPDATE audit_entries SET occurred_at = (SELECT min(occurred_at) FROM audit_entries) WHERE number = 4", 4, AuditFault.Changed },
        { "UPDATE audit_entries SET mac = (SELECT e.mac FROM audit_entries e WHERE e.number = 1) WHERE number = 2", 2, AuditFault.Changed },
        { "DELETE FROM audit_entries WHERE number = 1", 1, AuditFault.Missing },
        { "DELETE FROM audit_entries WHERE number = 3", 3, AuditFault.Missing },
        { "DELETE FROM audit_entries WHERE number > 4", 5, AuditFault.CutOff },
        { "DELETE FROM audit_entries", 1, AuditFault.CutOff },
        { "UPDATE audit_heads SET entries = 5", 7, AuditFault.HeadChanged },
        { "UPDATE audit_heads SET last_mac = (SELECT e.mac FROM audit_entries e WHERE e.number = 5)", 7, AuditFault.HeadChanged },
        { "DELETE FROM audit_heads", 7, AuditFault.HeadMissing },
        { "DELETE FROM data_keys WHERE purpose = 'audit'", 1, AuditFault.HeadChanged },
    };

    [ServerFact]
    public async Task AppendAsync_Entry_IsListedBeforeAndAfterItIsSealed()
    {
        await using var store = await provider.OpenAsync();
        var entry = Some.AuditEntry() with { Target = null, Address = "2001:db8::1" };
        await store.Audit.AppendAsync(entry, default);

        var unsealed = Assert.Single((await store.Audit.ListAsync(All, new(10), default)).Items);
        Assert.Equal(1, await store.Audit.SealAsync(default));
        var listed = Assert.Single((await store.Audit.ListAsync(All, new(10), default)).Items);

        Assert.Equal(new AuditRecord(entry, null), unsealed);
        Assert.Equal(new AuditRecord(entry, 1), listed);
    }

    [ServerFact]
    public async Task AppendAsync_ManyAtOnce_AreAllWritten()
    {
        await using var store = await provider.OpenAsync();

        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => store.Audit.AppendAsync(Some.AuditEntry(), default)));

        Assert.Equal(new(0, 200, null), await store.Audit.VerifyAsync(Some.Tenant, default));
        Assert.Equal(200, await store.Audit.SealAsync(default));
        Assert.Equal(new(200, 0, null), await store.Audit.VerifyAsync(Some.Tenant, default));
    }

    [ServerFact]
    public async Task Append_EventsWithEntries_WritesThemWithTheStoredOnesOnly()
    {
        await using var store = await provider.OpenAsync();
        EventSubmission With(string key) => Some.Submission(key) with { Audit = Some.AuditEntry("SubmitEvent") with { RequestId = key } };

        await store.Events.AppendAsync([With("a"), Some.Submission(), With("a"), With("b")], default);
        await store.Events.AppendAsync([With("b")], default);

        var entries = (await store.Audit.ListAsync(All, new(10), default)).Items;
        Assert.Equal(["a", "b"], entries.Select(record => record.Entry.RequestId).Order(StringComparer.Ordinal));
    }

    [ServerFact]
    public async Task ListAsync_Filters_GiveWhatMatchesNewestFirst()
    {
        await using var store = await provider.OpenAsync();
        AuditEntry[] entries =
        [
            Some.AuditEntry(),
            Some.AuditEntry() with { KeyId = "key-2", OccurredAt = Some.Time.AddMinutes(1) },
            Some.AuditEntry("ListEvents") with { OccurredAt = Some.Time.AddMinutes(2), Outcome = 403 },
            Some.AuditEntry() with { TenantId = "other" },
        ];
        foreach (var entry in entries)
        {
            await store.Audit.AppendAsync(entry, default);
            await store.Audit.SealAsync(default);
        }

        async Task AssertAsync(int[] expected, AuditFilter filter) =>
            Assert.Equal(expected, (await store.Audit.ListAsync(filter, new(10), default)).Items.Select(record => Array.IndexOf(entries, record.Entry)));

        await AssertAsync([2, 1, 0], All);
        await AssertAsync([1], All with { KeyId = "key-2" });
        await AssertAsync([2], All with { Route = "ListEvents" });
        await AssertAsync([2], All with { Outcome = 403 });
        await AssertAsync([2, 1], All with { From = Some.Time.AddMinutes(1) });
        await AssertAsync([0], All with { To = Some.Time.AddMinutes(1) });
        await AssertAsync([3], All with { TenantId = "other" });
    }

    [ServerTheory]
    [MemberData(nameof(Tamperings))]
    public async Task VerifyAsync_TamperedTables_SaysWhereAndWhat(string tampering, long number, AuditFault fault)
    {
        await using var store = await OpenChainAsync();
        Assert.Null((await store.Audit.VerifyAsync(Some.Tenant, default)).Break);

        await TamperAsync(store, tampering);

        await using var another = await store.OpenAnotherAsync();
        var found = await another.Audit.VerifyAsync(Some.Tenant, default);
        Assert.Equal((number, fault, number - 1), (found.Break!.Number, found.Break.Fault, found.Entries));
    }

    [ServerFact]
    public async Task VerifyAsync_EntriesSwapped_SaysSo()
    {
        await using var store = await OpenChainAsync();

        await TamperAsync(store, "UPDATE audit_entries SET number = 100 WHERE number = 2");
        await TamperAsync(store, "UPDATE audit_entries SET number = 2 WHERE number = 4");
        await TamperAsync(store, "UPDATE audit_entries SET number = 4 WHERE number = 100");

        Assert.Equal((2, AuditFault.Changed), await FindAsync(store));
    }

    [ServerFact]
    public async Task VerifyAsync_EntryRemovedAndTheRestRenumbered_SaysSo()
    {
        await using var store = await OpenChainAsync();

        await TamperAsync(store, "DELETE FROM audit_entries WHERE number = 3");
        for (var number = 4; number <= Length; number++)
        {
            await TamperAsync(store, $"UPDATE audit_entries SET number = {number - 1} WHERE number = {number}");
        }

        Assert.Equal((3, AuditFault.Changed), await FindAsync(store));
    }

    [ServerFact]
    public async Task SealAsync_EntryPutInBehindTheEnd_IsNotSignedOver()
    {
        await using var store = await OpenChainAsync();
        await TamperAsync(
            store,
            "INSERT INTO audit_entries SELECT id, tenant_id, occurred_at, key_id, address, method, route, target, outcome, request_id, 7, mac FROM audit_entries WHERE number = 6");
        await store.Audit.AppendAsync(Some.AuditEntry(), default);

        Assert.Equal(0, await store.Audit.SealAsync(default));

        Assert.Equal((7, AuditFault.Uncounted), await FindAsync(store));
        Assert.Equal(1, (await store.Audit.VerifyAsync(Some.Tenant, default)).Unsealed);
    }

    [ServerFact]
    public async Task SealAsync_AfterTheEndWasCutOff_DoesNotHideIt()
    {
        await using var store = await OpenChainAsync();
        await TamperAsync(store, "DELETE FROM audit_entries WHERE number > 4");
        await store.Audit.AppendAsync(Some.AuditEntry(), default);

        await store.Audit.SealAsync(default);

        Assert.Equal((5, AuditFault.Missing), await FindAsync(store));
    }

    [ServerFact]
    public async Task SealAsync_HeadWasChanged_IsNotSignedOverAndOtherTenantsGoOn()
    {
        await using var store = await OpenChainAsync();
        await TamperAsync(store, "DELETE FROM audit_entries WHERE number > 4");
        await TamperAsync(store, "UPDATE audit_heads SET entries = 4, last_mac = (SELECT e.mac FROM audit_entries e WHERE e.number = 4)");
        await store.Audit.AppendAsync(Some.AuditEntry(), default);
        await store.Audit.AppendAsync(Some.AuditEntry() with { TenantId = "other" }, default);

        Assert.Equal(1, await store.Audit.SealAsync(default));

        Assert.Equal((5, AuditFault.HeadChanged), await FindAsync(store));
        Assert.Equal(new(1, 0, null), await store.Audit.VerifyAsync("other", default));
    }

    [ServerFact]
    public async Task SealAsync_KeyThatDoesNotOpen_KeepsItsTenantWaitingAndNobodyElse()
    {
        await using var store = await OpenChainAsync();
        await using var restarted = await store.OpenAnotherAsync();
        await store.RunAsync("UPDATE data_keys SET wrapped_by = 'another' WHERE purpose = 'audit'");
        await restarted.Audit.AppendAsync(Some.AuditEntry(), default);
        await restarted.Audit.AppendAsync(Some.AuditEntry() with { TenantId = "zeta" }, default);

        Assert.Equal(1, await restarted.Audit.SealAsync(default));
        Assert.Equal(0, await restarted.Audit.SealAsync(default));
    }

    [ServerFact]
    public async Task SealAsync_ManyProcessesWhileEntriesArrive_MakeOneChain()
    {
        await using var store = await provider.OpenAsync();
        await using var another = await store.OpenAnotherAsync();
        var writing = Task.WhenAll(Enumerable.Range(0, 400).Select(i => Task.Run(() =>
            (i % 2 == 0 ? store : another).Audit.AppendAsync(Some.AuditEntry() with { TenantId = i % 3 == 0 ? "other" : Some.Tenant }, default))));

        async Task SealAsync(TestStore one)
        {
            while (!writing.IsCompleted)
            {
                await one.Audit.SealAsync(default);
                Assert.Null((await one.Audit.VerifyAsync(Some.Tenant, default)).Break);
            }
        }

        await Task.WhenAll(writing, Task.Run(() => SealAsync(store)), Task.Run(() => SealAsync(another)));
        await store.Audit.SealAsync(default);

        Assert.Equal(new(266, 0, null), await another.Audit.VerifyAsync(Some.Tenant, default));
        Assert.Equal(new(134, 0, null), await another.Audit.VerifyAsync("other", default));
    }

    [ServerFact]
    public async Task SealAsync_MoreThanOneTransactionTakes_SealsAll()
    {
        await using var store = await provider.OpenAsync();
        await store.Events.AppendAsync([.. Some.Submissions(2_100).Select(given => given with { Audit = Some.AuditEntry() })], default);

        Assert.Equal(2_100, await store.Audit.SealAsync(default));

        Assert.Equal(new(2_100, 0, null), await store.Audit.VerifyAsync(Some.Tenant, default));
    }

    [ServerFact]
    public async Task VerifyAsync_NewKeyEncryptionKey_StillHolds()
    {
        await using var store = await OpenChainAsync();
        var other = new EncryptionSettings(EncryptionKey.TryParse(Some.OtherEncryptionKeyText)!);

        await using var rotated = await store.OpenAnotherAsync(other with { Others = [Some.Encryption.Current] });
        await rotated.Audit.AppendAsync(Some.AuditEntry(), default);
        await rotated.Audit.SealAsync(default);

        Assert.Equal(new(Length + 1, 0, null), await rotated.Audit.VerifyAsync(Some.Tenant, default));
    }

    [ServerTheory]
    [InlineData("UPDATE audit_entries SET outcome = 500")]
    [InlineData("DELETE FROM audit_entries")]
    [InlineData("UPDATE audit_pending SET outcome = 500")]
    [InlineData("DELETE FROM audit_heads")]
    public async Task Tables_ChangedByMistake_Refuse(string sql)
    {
        await using var store = await OpenChainAsync();
        await store.Audit.AppendAsync(Some.AuditEntry(), default);

        await Assert.ThrowsAsync<DatabaseException>(() => store.RunAsync(sql));
    }

    /// <summary>Changes the tables as somebody would who has the database, in spite of what keeps others from it.</summary>
    internal abstract Task TamperAsync(TestStore store, string sql);

    private static async Task<(long, AuditFault)> FindAsync(TestStore store)
    {
        var found = await store.Audit.VerifyAsync(Some.Tenant, default);
        return (found.Break!.Number, found.Break.Fault);
    }

    private async Task<TestStore> OpenChainAsync()
    {
        var store = await provider.OpenAsync();
        for (var i = 0; i < Length; i++)
        {
            await store.Audit.AppendAsync(Some.AuditEntry() with { OccurredAt = Some.Time.AddSeconds(i) }, default);
        }

        await store.Audit.SealAsync(default);
        return store;
    }
}
