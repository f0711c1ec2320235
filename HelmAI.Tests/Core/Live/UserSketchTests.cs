using HelmAI.Core.Live;
using HelmAI.Tests.Support;
using StackExchange.Redis;

namespace HelmAI.Tests.Core.Live;

public sealed class UserSketchTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(10_000)]
    [InlineData(200_000)]
    public void Count_SoManyUsers_IsRightButForTheStatedError(int users)
    {
        var sketch = new UserSketch();
        for (var i = 0; i < users; i++)
        {
            sketch.Add(UserSketch.ElementOf($"user-{i}"));
        }

        // Four times the standard error: the users are always the same, so that this is no matter of luck.
        Assert.InRange(sketch.Count(), users * (1 - (4 * UserSketch.StandardError)), users * (1 + (4 * UserSketch.StandardError)));
        Assert.True(sketch.Elements.Count <= 16_384);
    }

    [Fact]
    public void Add_SameUserAgain_ChangesNothing()
    {
        var sketch = new UserSketch();

        Assert.True(sketch.Add(UserSketch.ElementOf("ann")));
        Assert.False(sketch.Add(UserSketch.ElementOf("ann")));
        Assert.Equal(1, sketch.Count());
    }

    [RedisFact]
    public async Task Elements_AddedToARedis_MakeItCountWhatItWouldOfAllUsers()
    {
        await using var redis = await RedisServer.StartNewAsync();
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.Address);
        var database = connection.GetDatabase();
        var users = Enumerable.Range(0, 50_000).Select(i => UserSketch.ElementOf($"user-{i}")).ToList();
        var sketch = new UserSketch();
        users.ForEach(user => sketch.Add(user));

        await database.HyperLogLogAddAsync("all", [.. users.Select(ToValue)]);
        await database.HyperLogLogAddAsync("elements", [.. sketch.Elements.Select(ToValue)]);

        var counted = await database.HyperLogLogLengthAsync("all");
        Assert.Equal(counted, await database.HyperLogLogLengthAsync("elements"));
        Assert.Equal(counted, sketch.Count());
    }

    private static RedisValue ToValue(ulong element) => BitConverter.GetBytes(element);
}
