using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HelmAI.Analytics.Detection;

namespace HelmAI.Tests.Analytics.Detection;

/// <summary>Our own walk over JSON sees what the framework's reader sees, and comes to no harm on what is no JSON.</summary>
public sealed class JsonCursorTests
{
    [Fact]
    public void Read_RandomJson_SameStringsAsTheFrameworksReader()
    {
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var json = Object(random, 0).ToJsonString(new JsonSerializerOptions { WriteIndented = random.Next(2) == 0, MaxDepth = 64 });

            Assert.Equal(Expected(json), Strings(Encoding.UTF8.GetBytes(json)));
        }
    }

    [Fact]
    public void Read_CutJson_ThrowsJsonExceptionOnly()
    {
        var json = Encoding.UTF8.GetBytes("""{"a":[1,{"b":"x\"\\\u0041"},true,null],"c.d":{"e":-1.5e3},"f":"","g":[]}""");
        for (var length = 0; length < json.Length; length++)
        {
            Assert.ThrowsAny<JsonException>(() => Strings(json[..length]));
        }

        Assert.Equal(["x\"\\A", ""], Strings(json));
    }

    [Fact]
    public void Read_Noise_EndsOrThrowsJsonException()
    {
        var random = new Random(11);
        for (var i = 0; i < 5_000; i++)
        {
            var noise = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => "{}[]\",:\\u0atrue 1é"[random.Next(17)])));
            try
            {
                Strings(noise);
            }
            catch (JsonException)
            {
                // What it says of noise does not matter; that it ends does.
            }
        }
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Read_Depth_IsBounded(int depth, bool isRead)
    {
        var json = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("""{"a":""", depth)) + "1" + new string('}', depth));

        Assert.Equal(isRead, Record.Exception(() => Strings(json)) is null);
    }

    private static JsonObject Object(Random random, int depth)
    {
        var one = new JsonObject();
        for (var i = random.Next(5); i > 0; i--)
        {
            one[Text(random)] = Value(random, depth);
        }

        return one;
    }

    private static JsonNode? Value(Random random, int depth) => random.Next(depth > 4 ? 5 : 7) switch
    {
        0 => null,
        1 => random.Next(-1_000, 1_000),
        2 => random.NextDouble(),
        3 => random.Next(2) == 0,
        4 => Text(random),
        5 => Object(random, depth + 1),
        _ => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth + 1))]),
    };

    private static string Text(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => "abcXYZ. \"\\/\n\té\u00ff漢"[random.Next(16)]));

    private static List<string> Expected(string json)
    {
        var strings = new List<string>();
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                strings.Add(reader.GetString()!);
            }
        }

        return strings;
    }

    private static List<string> Strings(byte[] json)
    {
        var builder = new FieldSchemaBuilder();
        builder.AllStrings();
        var fields = new EventFields(builder.Build());
        fields.Read(json);
        var strings = new List<string>();
        foreach (var value in fields.Strings)
        {
            strings.Add(value.ToString());
        }

        return strings;
    }
}
