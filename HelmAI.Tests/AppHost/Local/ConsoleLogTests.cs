using HelmAI.AppHost.Local.Engine;

namespace HelmAI.Tests.AppHost.Local;

public sealed class ConsoleLogTests
{
    [Fact]
    public void Line_WithoutColour_IsPrefixedToOneWidth()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var log = new ConsoleLog(output, colour: false, ["api", "a-long-name"]);

        log.Line("api", "hello");
        log.Line(ConsoleLog.Engine, "all there");

        Assert.Equal("api         | hello\napphost     | all there\n", output.ToString());
    }

    [Fact]
    public void Line_WithColour_ColoursTheNameAlone()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var log = new ConsoleLog(output, colour: true, ["api"]);

        log.Line("api", "hello");

        Assert.Equal("\e[92mapi    \e[0m | hello\n", output.ToString());
    }

    [Fact]
    public void LastLinesOf_ManyLines_KeepsTheLastTwenty()
    {
        var log = new ConsoleLog(TextWriter.Null, colour: false, ["api"]);

        for (var i = 1; i <= 30; i++)
        {
            log.Line("api", $"line {i}");
        }

        Assert.StartsWith("line 11\n", log.LastLinesOf("api"), StringComparison.Ordinal);
        Assert.EndsWith("\nline 30", log.LastLinesOf("api"), StringComparison.Ordinal);
    }
}
