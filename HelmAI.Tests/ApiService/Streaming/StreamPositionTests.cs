using HelmAI.ApiService.Streaming;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Streaming;

public sealed class StreamPositionTests
{
    [Fact]
    public void At_AnyTime_ComesBeforeEveryIdOfThatTimeAndAfterThoseBefore()
    {
        var position = StreamPosition.At(Some.Time);

        Assert.All(Enumerable.Range(0, 100), _ => Assert.True(position.CompareTo(Guid.CreateVersion7(Some.Time)) <= 0));
        Assert.All(Enumerable.Range(0, 100), _ => Assert.True(position.CompareTo(Guid.CreateVersion7(Some.Time.AddMilliseconds(-1))) > 0));
        Assert.Equal(Some.Time, StreamPosition.TimeOf(position));
        Assert.Equal(position, StreamPosition.Parse(position.ToString(), Some.Time));
    }

    [Fact]
    public void Parse_WhatWasNeverGivenOut_IsNone()
    {
        Assert.Null(StreamPosition.Parse(string.Empty, Some.Time));
        Assert.Null(StreamPosition.Parse("1", Some.Time));
        Assert.Null(StreamPosition.Parse("550e8400-e29b-41d4-a716-446655440000", Some.Time));
        Assert.Null(StreamPosition.Parse(StreamPosition.At(Some.Time.AddHours(1)).ToString(), Some.Time));
        Assert.Null(StreamPosition.Parse("ffffffff-ffff-7fff-bfff-ffffffffffff", Some.Time));
    }
}
