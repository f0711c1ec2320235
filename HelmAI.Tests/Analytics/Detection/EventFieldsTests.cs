using System.Text;
using HelmAI.Analytics.Detection;

namespace HelmAI.Tests.Analytics.Detection;

public sealed class EventFieldsTests
{
    [Theory]
    [InlineData("""{"process":{"name":"cmd.exe"}}""")]
    [InlineData("""{"process.name":"cmd.exe"}""")]
    [InlineData("""{"Process":{"NAME":"cmd.exe"}}""")]
    [InlineData("""{"other":[1,{"process":{"name":"no"}}],"process":{"pid":4,"name":"cmd.exe"}}""")]
    [InlineData("""{"proc\u0065ss":{"n\u0061me":"cmd\u002eexe"}}""")]
    public void Read_DeclaredPath_FindsItsValueNestedOrDotted(string json) =>
        Assert.Equal(["cmd.exe"], Read("process.name", json));

    [Fact]
    public void Read_ArrayOrRepeatedField_KeepsEveryValueInOrder()
    {
        Assert.Equal(["a", "2", "true", "null"], Read("x.y", """{"x":[{"y":"a"},{"y":[2,true]},{"z":1},{"y":null}]}"""));
        Assert.Equal(["a", "b"], Read("x", """{"x":"a","X":"b"}"""));
    }

    [Fact]
    public void Read_ObjectWhereAValueIsDeclared_FindsNothing() =>
        Assert.Empty(Read("x", """{"x":{"y":1}}"""));

    [Fact]
    public void Read_NonAsciiNames_AreComparedExactly()
    {
        Assert.Equal(["1"], Read("größe", """{"größe":1}"""));
        Assert.Empty(Read("größe", """{"grösse":1}"""));
    }

    [Fact]
    public void Read_ManyDeclaredNames_AreAllFound()
    {
        var names = Enumerable.Range(0, 500).Select(static i => $"field_{i}").ToArray();
        var builder = new FieldSchemaBuilder();
        var slots = names.Select(builder.Field).ToArray();
        var fields = new EventFields(builder.Build());

        fields.Read(Encoding.UTF8.GetBytes("{" + string.Join(',', names.Select(static (name, i) => $"\"{name.ToUpperInvariant()}\":{i}")) + "}"));

        Assert.All(slots, (slot, i) => Assert.Equal([$"{i}"], Texts(fields[slot])));
    }

    [Fact]
    public void Field_SamePathTwice_SharesASlot()
    {
        var builder = new FieldSchemaBuilder();
        Assert.Equal(builder.Field("a.b"), builder.Field("A.B"));
    }

    [Fact]
    public void Read_NextEvent_ForgetsTheLast()
    {
        var builder = new FieldSchemaBuilder();
        var slot = builder.Field("a");
        builder.AllStrings();
        var fields = new EventFields(builder.Build());

        fields.Read("""{"a":"\u0031","b":"x"}"""u8.ToArray());
        fields.Read("""{"c":"y"}"""u8.ToArray());

        Assert.True(fields[slot].IsEmpty);
        Assert.Equal(1, fields.StringCount);
        Assert.Equal("y", fields.String(0).ToString());
    }

    [Theory]
    [InlineData("""{"a":{"b":["x",{"c":"hit"}]}}""", "a.b.c")]
    [InlineData("""{"a":{"b":{"c":1},"d":"hit"}}""", "a.d")]
    [InlineData("""{"a":{"b":[{"c":{"d":"x"}},"hit"]}}""", "a.b")]
    [InlineData("""{"z":[["x"],["hit"]]}""", "z")]
    [InlineData("""{"a.b":{"c":"hit"}}""", "a.b.c")]
    public void PathOf_Value_NamesItsField(string json, string path)
    {
        var builder = new FieldSchemaBuilder();
        builder.AllStrings();
        var fields = new EventFields(builder.Build());

        fields.Read(Encoding.UTF8.GetBytes(json));

        var last = fields.String(fields.StringCount - 1);
        Assert.Equal("hit", last.ToString());
        Assert.Equal(path, fields.PathOf(last));
    }

    private static List<string> Read(string path, string json)
    {
        var builder = new FieldSchemaBuilder();
        var slot = builder.Field(path);
        var fields = new EventFields(builder.Build());
        fields.Read(Encoding.UTF8.GetBytes(json));
        return Texts(fields[slot]);
    }

    private static List<string> Texts(FieldValues values)
    {
        List<string> texts = [];
        foreach (var value in values)
        {
            texts.Add(value.ToString());
        }

        return texts;
    }
}
