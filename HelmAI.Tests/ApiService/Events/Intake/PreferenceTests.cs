using HelmAI.ApiService.Events.Intake;
using Microsoft.Extensions.Primitives;

namespace HelmAI.Tests.ApiService.Events.Intake;

public sealed class PreferenceTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData("", 5, null)]
    [InlineData("respond-async", 0, "respond-async")]
    [InlineData("Respond-Async; foo=bar", 0, "respond-async")]
    [InlineData("wait=2", 2, "wait=2")]
    [InlineData("wait = \"2\"", 2, "wait=2")]
    [InlineData("wait=0", 0, "wait=0")]
    [InlineData("wait=60", 5, null)]
    [InlineData("respond-async, wait=3", 3, "respond-async, wait=3")]
    [InlineData("wait=1, wait=2", 1, "wait=1")]
    [InlineData("wait=-1", 5, null)]
    [InlineData("wait=soon", 5, null)]
    [InlineData("wait=99999999999", 5, null)]
    [InlineData("return=minimal, handling=strict,,;=", 5, null)]
    public void Parse_Header_ShortensTheWait(string header, int expectedSeconds, string? applied)
    {
        var preference = Preference.Parse(header);

        Assert.Equal(TimeSpan.FromSeconds(expectedSeconds), preference.WaitWithin(Limit));
        Assert.Equal(applied, preference.Applied(Limit, accepted: true));
    }

    [Fact]
    public void Parse_SeveralHeaders_CountTogether() =>
        Assert.Equal(new Preference(true, TimeSpan.FromSeconds(1)), Preference.Parse(new StringValues(["respond-async", "wait=1"])));
}
