using System.Text;
using HelmAI.Analytics.Detection;

namespace HelmAI.Tests.Analytics.Detection;

/// <summary>Containers, aliases and presence.</summary>
public sealed class FieldShapeTests
{
    [Theory]
    [InlineData("""{"Event":{"Data":{"x":"1"}}}""")]
    [InlineData("""{"Event.Data":{"x":"1"}}""")]
    [InlineData("""{"event.data.X":"1"}""")]
    [InlineData("""{"x":"1"}""")]
    public void Container_Members_CountAsTheEventsOwn(string json) => Assert.Equal("1", Read(json, static builder => builder.Container("Event.Data")));

    [Theory]
    [InlineData("""{"any":{"Name":{"x":"1"}}}""", "1")]
    [InlineData("""{"any":{"x":"1"}}""", "")]
    public void Container_AnyName_StandsForMembersOfAnyName(string json, string expected) =>
        Assert.Equal(expected, Read(json, static builder => builder.Container("any.*")));

    [Fact]
    public void Alias_OtherPath_FeedsTheFieldAndItsOwn()
    {
        var builder = new FieldSchemaBuilder();
        var (field, own) = (builder.Field("x"), builder.Field("other.x"));
        builder.Alias(field, "other.x");
        var fields = new EventFields(builder.Build());

        fields.Read("""{"other":{"x":"1"},"x":"2"}"""u8.ToArray());

        Assert.Equal("1,2", Texts(fields[field]));
        Assert.Equal("1", Texts(fields[own]));
    }

    [Theory]
    [InlineData("""{"x":{}}""", true)]
    [InlineData("""{"x":[]}""", true)]
    [InlineData("""{"x":null}""", true)]
    [InlineData("""{"y":1}""", false)]
    public void IsThere_WhateverTheValue_TellsOfTheField(string json, bool expected)
    {
        var builder = new FieldSchemaBuilder();
        var slot = builder.Field("x");
        var fields = new EventFields(builder.Build());

        fields.Read(Encoding.UTF8.GetBytes(json));
        Assert.Equal(expected, fields[slot].IsThere);

        fields.Read("{}"u8.ToArray());
        Assert.False(fields[slot].IsThere);
    }

    [Fact]
    public void Read_NameWithSpaces_IsTheNameWithout() => Assert.Equal("1", Read("""{"  X ":"1"}""", static _ => { }));

    private static string Read(string json, Action<FieldSchemaBuilder> shape)
    {
        var builder = new FieldSchemaBuilder();
        shape(builder);
        var slot = builder.Field("x");
        var fields = new EventFields(builder.Build());
        fields.Read(Encoding.UTF8.GetBytes(json));
        return Texts(fields[slot]);
    }

    private static string Texts(FieldValues values)
    {
        var texts = new List<string>();
        foreach (var value in values)
        {
            texts.Add(value.ToString());
        }

        return string.Join(',', texts);
    }
}
