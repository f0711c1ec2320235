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
        Assert.True(SignalMessage.TryRead(SignalMessage.Write(Sender, new EventsAssessed(ids)), out _, out var assessed));

        Assert.True(SignalMessage.TryRead(SignalMessage.Write(Sender, new KeysChanged(ids)), out _, out var changed));
        Assert.True(SignalMessage.TryRead(SignalMessage.Write(Sender, new KeysChanged([])), out _, out var allChanged));

        Assert.True(SignalMessage.TryRead(SignalMessage.Write(Sender, FeedsChanged.Instance), out _, out var feeds));
        Assert.IsType<FeedsChanged>(feeds);

        Assert.Equal(Sender, sender);
        Assert.IsType<EventsQueued>(queued);
        Assert.Equal(ids, Assert.IsType<EventsAssessed>(assessed).EventIds);
        Assert.Equal(ids, Assert.IsType<KeysChanged>(changed).KeyIds);
        Assert.Empty(Assert.IsType<KeysChanged>(allChanged).KeyIds);
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
