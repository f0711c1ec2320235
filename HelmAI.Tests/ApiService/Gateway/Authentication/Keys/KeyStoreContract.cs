using HelmAI.ApiService.Administration.Keys;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.Authentication.Keys;
using HelmAI.Core.Signals;
using HelmAI.Core.Storage;
using HelmAI.Tests.Core.Storage;
using HelmAI.Tests.Support;
using HelmAI.Tests.Support.PostgreSql;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace HelmAI.Tests.ApiService.Gateway.Authentication.Keys;

/// <summary>Keys on every database.</summary>
public abstract class KeyStoreContract(IStorageProvider provider)
{
    private static readonly Caller Operator = new(OperatorKey.Id, "default", Scopes.All, Address: null);
    private static readonly KeyRequest Request = new() { Name = "a key", Scopes = [Scopes.EventsRead] };

    private readonly SetClock _clock = new();

    [ServerFact]
    public async Task FindAsync_ManyAtOnce_AskOnce()
    {
        await using var store = await provider.OpenAsync();
        var counting = new CountingAdministration(store.Administration);
        using var directory = new KeyDirectory(counting, store.Get<ISignalBus>(), _clock);
        await store.AddAsync(Some.TenantRow(), Some.ApiKeyRow());
        var id = await store.Administration.ReadAsync(context => context.ApiKeys.Select(key => key.Id).SingleAsync(), default);

        var found = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => directory.FindAsync(id, default))));

        Assert.All(found, key => Assert.Equal(id, key!.Key.Id));
        Assert.Equal(1, counting.Reads);
    }

    [ServerFact]
    public async Task FindAsync_UnknownKey_IsRememberedForSeconds()
    {
        await using var store = await provider.OpenAsync();
        var counting = new CountingAdministration(store.Administration);
        using var directory = new KeyDirectory(counting, store.Get<ISignalBus>(), _clock);
        var id = Some.Id();

        Assert.Null(await directory.FindAsync(id, default));
        Assert.Null(await directory.FindAsync(id, default));
        Assert.Equal(1, counting.Reads);
        _clock.Now += TimeSpan.FromSeconds(5);
        Assert.Null(await directory.FindAsync(id, default));
        Assert.Equal(2, counting.Reads);
    }

    [ServerFact]
    public async Task FindAsync_DatabaseFailedBefore_AsksAgain()
    {
        await using var store = await provider.OpenAsync();
        var counting = new CountingAdministration(store.Administration) { FailsNext = true };
        using var directory = new KeyDirectory(counting, store.Get<ISignalBus>(), _clock);
        var id = Some.Id();

        await Assert.ThrowsAsync<HelmAI.Core.Errors.DatabaseException>(() => directory.FindAsync(id, default));

        Assert.Null(await directory.FindAsync(id, default));
    }

    [ServerFact]
    public async Task FindAsync_KeyChanged_ForgetsItAtOnceWhateverTheClockSays()
    {
        await using var store = await provider.OpenAsync();
        using var directory = new KeyDirectory(store.Administration, store.Get<ISignalBus>(), _clock);
        var keys = new KeyAdministration(store.Administration, store.Get<ISignalBus>(), _clock);
        var issued = await keys.CreateAsync(Operator, "default", Request, default);
        Assert.Equal(KeyReading.Whole, KeyText.Read(issued.Text, out var text));
        Assert.Null((await directory.FindAsync(text!.Id, default))!.Admit(text, null, _clock.Now).Refusal);

        await keys.RevokeAsync("default", issued.Key.Id, default);

        Assert.Equal("The API key is revoked.", (await directory.FindAsync(text.Id, default))!.Admit(text, null, _clock.Now).Refusal!.Message);
    }

    [ServerFact]
    public async Task RotateAsync_WithGrace_OldSecretIsGoodUntilItEnds()
    {
        await using var store = await provider.OpenAsync();
        var keys = new KeyAdministration(store.Administration, store.Get<ISignalBus>(), _clock);
        using var directory = new KeyDirectory(store.Administration, store.Get<ISignalBus>(), _clock);
        var first = await keys.CreateAsync(Operator, "default", Request, default);

        var second = await keys.RotateAsync(Operator, first.Key.Id, TimeSpan.FromMinutes(1), default);

        var stored = (await directory.FindAsync(first.Key.Id, default))!;
        KeyText.Read(first.Text, out var old);
        KeyText.Read(second!.Text, out var current);
        Assert.NotNull(stored.Admit(old!, null, _clock.Now).Caller);
        Assert.NotNull(stored.Admit(current!, null, _clock.Now).Caller);
        _clock.Now += TimeSpan.FromMinutes(1);
        Assert.Null(stored.Admit(old!, null, _clock.Now).Caller);
        Assert.NotNull(stored.Admit(current!, null, _clock.Now).Caller);
    }

    [ServerFact]
    public async Task Admit_ExpiredKey_IsRefused()
    {
        await using var store = await provider.OpenAsync();
        var keys = new KeyAdministration(store.Administration, store.Get<ISignalBus>(), _clock);
        using var directory = new KeyDirectory(store.Administration, store.Get<ISignalBus>(), _clock);
        var issued = await keys.CreateAsync(Operator, "default", Request with { ExpiresAt = "2026-01-31T12:00:01Z", RateLimit = new() { Requests = 3, WindowSeconds = 10 } }, default);
        KeyText.Read(issued.Text, out var text);
        var stored = (await directory.FindAsync(issued.Key.Id, default))!;

        Assert.Equal(new CallerRateLimit(3, 10), stored.Admit(text!, null, _clock.Now).Caller!.RateLimit);
        _clock.Now += TimeSpan.FromSeconds(1);
        Assert.Equal("The API key is expired.", stored.Admit(text!, null, _clock.Now).Refusal!.Message);
    }

    [ServerFact]
    public async Task ListAsync_KeysOfOneMoment_ArePagedWithoutLossOrRepetition()
    {
        await using var store = await provider.OpenAsync();
        var keys = new KeyAdministration(store.Administration, store.Get<ISignalBus>(), _clock);
        await store.AddAsync([Some.TenantRow(), .. Enumerable.Range(0, 7).Select(_ => Some.ApiKeyRow())]);

        var seen = new List<Guid>();
        for (PageCursor? after = null; seen.Count == 0 || after is not null;)
        {
            var page = await keys.ListAsync(Some.Tenant, new(3, after), default);
            seen.AddRange(page.Items.Select(key => key.Id));
            after = page.Next;
        }

        Assert.Equal(7, seen.Distinct().Count());
        Assert.Equal(7, seen.Count);
    }

    [ServerFact]
    public async Task WriteAsync_UsedKeys_AreDatedInOneStatementAndOthersAreNot()
    {
        await using var store = await provider.OpenAsync();
        using var uses = new KeyUses(store.Administration, _clock, NullLogger<KeyUses>.Instance);
        var rows = Enumerable.Range(0, 600).Select(_ => Some.ApiKeyRow()).ToList();
        await store.AddAsync([Some.TenantRow(), .. rows]);
        rows.Skip(1).ToList().ForEach(row => uses.Note(row.Id));

        await uses.WriteAsync(default);

        var unused = await store.Administration.ReadAsync(context => context.ApiKeys.Where(key => key.LastUsedAt == null).Select(key => key.Id).ToListAsync(), default);
        Assert.Equal(rows[0].Id, Assert.Single(unused));
        Assert.Equal(599, await store.Administration.ReadAsync(context => context.ApiKeys.CountAsync(key => key.LastUsedAt == Some.Time), default));
    }

    [ServerFact]
    public async Task StopAsync_UsesNotYetWritten_WritesThem()
    {
        await using var store = await provider.OpenAsync();
        using var uses = new KeyUses(store.Administration, TimeProvider.System, NullLogger<KeyUses>.Instance);
        var row = Some.ApiKeyRow();
        await store.AddAsync(Some.TenantRow(), row);
        await uses.StartAsync(default);
        uses.Note(row.Id);

        await uses.StopAsync(default);

        Assert.NotNull(await store.Administration.ReadAsync(context => context.ApiKeys.Select(key => key.LastUsedAt).SingleAsync(), default));
    }

    [ServerFact]
    public async Task WriteAsync_DatabaseFails_WritesTheNextTime()
    {
        await using var store = await provider.OpenAsync();
        var failing = new CountingAdministration(store.Administration) { FailsNext = true };
        using var uses = new KeyUses(failing, _clock, NullLogger<KeyUses>.Instance);
        var row = Some.ApiKeyRow();
        await store.AddAsync(Some.TenantRow(), row);
        uses.Note(row.Id);

        await uses.WriteAsync(default);
        await uses.WriteAsync(default);

        Assert.Equal(Some.Time, await store.Administration.ReadAsync(context => context.ApiKeys.Select(key => key.LastUsedAt).SingleAsync(), default));
    }
}
