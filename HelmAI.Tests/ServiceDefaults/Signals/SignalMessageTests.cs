using HelmAI.Core.Signals;
using HelmAI.ServiceDefaults.Signals;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ServiceDefaults.Signals;

public sealed class SignalMessageTests
{
    private static readonly Guid Sender = Some.Id();

    [Fact]
    public void TryRead_WhatWasWritten_IsTheSame()
    {
        Guid[] ids = [Some.Id(), Some.Id(), Some.Id()];

        Assert.True(SignalMessage.TryRead(SignalMessage.Write(Sender, EventsQueued.Instance), out var sender, out var queued));
        Assert.True(SignalMessage.TryRead(SignalMessage.Write(Sender, new ResultsStored(Some.Tenant, ids, HaveAlerts: false)), out _, out var assessed));

        Assert.True(SignalMessage.TryRead(SignalMessage.Write(Sender, new KeysChanged(ids)), out _, out var changed));
        Assert.True(SignalMessage.TryRead(SignalMessage.Write(Sender, new KeysChanged([])), out _, out var allChanged));

        Assert.True(SignalMessage.TryRead(SignalMessage.Write(Sender, FeedsChanged.Instance), out _, out var feeds));
        Assert.IsType<FeedsChanged>(feeds);

        Assert.Equal(Sender, sender);
        Assert.IsType<EventsQueued>(queued);
        Assert.Equal(ids, Assert.IsType<ResultsStored>(assessed).EventIds);
        Assert.Equal(ids, Assert.IsType<KeysChanged>(changed).KeyIds);
        Assert.Empty(Assert.IsType<KeysChanged>(allChanged).KeyIds);
    }

    [Fact]
    public void TryRead_SignalsThatCarryNothing_AreTheSame() => Assert.All(
        (Signal[])[RulesChanged.Instance, WebhooksQueued.Instance, WebhooksChanged.Instance],
        written =>
        {
            Assert.True(SignalMessage.TryRead(SignalMessage.Write(Sender, written), out _, out var read));
            Assert.Same(written, read);
        });

    [Theory]
    [InlineData("acme", 0)]
    [InlineData("acme", 3)]
    [InlineData("a-tenant-of-16-by", 1)]
    public void TryRead_AlertsChanged_HasItsTenantAndAlerts(string tenantId, int count)
    {
        var sent = new AlertsChanged(tenantId, [.. Enumerable.Range(0, count).Select(_ => Some.Id())]);
        var message = SignalMessage.Write(Sender, sent);

        Assert.True(SignalMessage.TryRead(message, out _, out var signal));
        var read = Assert.IsType<AlertsChanged>(signal);
        Assert.Equal(tenantId, read.TenantId);
        Assert.Equal(sent.AlertIds, read.AlertIds);
        Assert.False(SignalMessage.TryRead(message[..^1], out _, out _));
    }

    [Theory]
    [InlineData("acme", 0, false)]
    [InlineData("a", 1, true)]
    [InlineData("a-tenant-with-a-name-of-the-greatest-length-that-tenants-may-ha", 1_000, true)]
    public void TryRead_ResultsStored_IsTheSame(string tenant, int events, bool haveAlerts)
    {
        Guid[] ids = [.. Enumerable.Range(0, events).Select(_ => Some.Id())];

        Assert.True(SignalMessage.TryRead(SignalMessage.Write(Sender, new ResultsStored(tenant, ids, haveAlerts)), out _, out var signal));

        var stored = Assert.IsType<ResultsStored>(signal);
        Assert.Equal((tenant, haveAlerts), (stored.TenantId, stored.HaveAlerts));
        Assert.Equal(ids, stored.EventIds);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    [InlineData(18)]
    [InlineData(17 + 15)]
    public void TryRead_WrongLength_IsNoSignal(int length) => Assert.False(SignalMessage.TryRead(new byte[length], out _, out _));

    [Fact]
    public void TryRead_KindOfALaterVersion_IsNoSignal()
    {
        var message = SignalMessage.Write(Sender, EventsQueued.Instance);
        message[16] = 99;

        Assert.False(SignalMessage.TryRead(message, out _, out _));
        Assert.False(SignalMessage.TryRead(null, out _, out _));
    }
}
