using HelmAI.ServiceDefaults.Configuration;

namespace HelmAI.Tests.ServiceDefaults.Configuration;

public sealed class EnvironmentFileTests
{
    [Theory]
    [InlineData("NAME=value", "value")]
    [InlineData("  export  NAME = value  ", "value")]
    [InlineData("NAME=", "")]
    [InlineData("NAME=# nothing", "")]
    [InlineData("NAME=value # comment", "value")]
    [InlineData("NAME=pass#word", "pass#word")]
    [InlineData("NAME=a=b", "a=b")]
    [InlineData("NAME='a \\n # b'", "a \\n # b")]
    [InlineData("NAME=\"a\\n\\\"b\\\" \\$c \\d\" # comment", "a\n\"b\" $c \\d")]
    [InlineData("\uFEFFNAME=value", "value")]
    [InlineData("NAME=first\r\nNAME=last\r\n", "last")]
    public void Parse_Line_GivesTheValue(string text, string expected)
    {
        var file = EnvironmentFile.Parse(text);

        Assert.Empty(file.Faults);
        Assert.Equal(expected, file.Values["NAME"]);
    }

    [Fact]
    public void Parse_WrongLines_NamesEachWithoutItsContent()
    {
        var file = EnvironmentFile.Parse("# comment\n\nGOOD=1\ns3cret\n1NAME=s3cret\nA-B=s3cret\nX=\"s3cret\nY='a's3cret\n");

        Assert.Equal(["GOOD"], file.Values.Keys, StringComparer.Ordinal);
        Assert.Equal(["line 4:", "line 5:", "line 6:", "line 7:", "line 8:"], file.Faults.Select(fault => fault[..7]), StringComparer.Ordinal);
        Assert.DoesNotContain(file.Faults, fault => fault.Contains("s3cret", StringComparison.Ordinal));
    }
}
