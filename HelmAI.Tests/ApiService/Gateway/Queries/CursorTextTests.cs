using HelmAI.ApiService.Gateway.Queries;
using HelmAI.Core.Storage;

namespace HelmAI.Tests.ApiService.Gateway.Queries;

public sealed class CursorTextTests
{
    [Fact]
    public void TryParse_WhatFromWrote_IsTheSamePlace()
    {
        var place = new PageCursor(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero).AddTicks(1_234_560), Guid.CreateVersion7());

        Assert.True(CursorText.TryParse(CursorText.From(place), out var read));
        Assert.Equal(place, read);
        Assert.Null(CursorText.From(null));
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("////////////////////////////////")]
    [InlineData("________________________________")]
    [InlineData("f_______________________________")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void TryParse_AnythingElse_IsRefused(string text) => Assert.False(CursorText.TryParse(text, out _));
}
