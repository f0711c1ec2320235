using System.Text;
using FsCheck;
using FsCheck.Fluent;
using HelmAI.Analytics.Intelligence.Import;
using HelmAI.Analytics.Intelligence.Import.Json;

namespace HelmAI.Tests.Analytics.Intelligence.Import;

public sealed class JsonItemReaderTests
{
    private const string Text = """{"a":[1,{"b":"\u00fc]}"},[2,[3]],"x"],"skip":{"items":[{"deep":[1,2]}]},"items":[{"n":1},{"n":[{"m":2}]},null,"t"],"last":true}""";

    // Wherever reads end, the same values come.
    [Fact]
    public void ReadAsync_CutAnywhere_GivesTheSameItems() => Prop.ForAll(
        Gen.Choose(1, Text.Length).ToArbitrary(),
        static size => ReadAsync(new SlowStream([Encoding.UTF8.GetBytes(Text)], size)).GetAwaiter().GetResult()
            is ["""a.*=1""", "a.*={\"b\":\"\\u00fc]}\"}", "a.*=[2,[3]]", "a.*=\"x\"", "items=", "items.*={\"n\":1}", "items.*={\"n\":[{\"m\":2}]}", "items.*=null", "items.*=\"t\""])
        .QuickCheckThrowOnFailure();

    [Fact]
    public async Task ReadAsync_ItemTooLarge_IsToldAndPassedOver()
    {
        var large = new string('y', 2 * JsonItemReader.MaxItemBytes);
        var text = $$"""{"items":[{"x":"{{large}}","n":[{}]},{"n":2},["{{large}}"],3]}""";

        var items = new List<(bool, string)>();
        await foreach (var item in new JsonItemReader(new SlowStream([Encoding.UTF8.GetBytes(text)], 100_000), Choose).ReadAsync(default))
        {
            items.Add((item.IsTooLarge, Encoding.UTF8.GetString(item.Bytes.Span)));
        }

        Assert.Equal([(false, ""), (true, ""), (false, "{\"n\":2}"), (true, ""), (false, "3")], items);
    }

    // A gigabyte would do as well: what is held is one object, and what passes is garbage at once.
    [Fact]
    public async Task ReadAsync_TextOfAHundredMegabytes_IsHeldPieceByPiece()
    {
        var one = Encoding.UTF8.GetBytes($$"""{"type":"indicator","name":"{{new string('n', 1_000)}}"},""");
        var parts = Enumerable.Repeat(one, 100_000).Prepend("{\"items\":["u8.ToArray()).Append("{}]}"u8.ToArray());
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (count, most) = (0, 0L);

        await foreach (var item in new JsonItemReader(new SlowStream(parts, 65_536), Choose).ReadAsync(default))
        {
            if (++count % 20_000 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        Assert.Equal(100_002, count);
        Assert.InRange(most, long.MinValue, 8 * 1024 * 1024);
    }

    [Fact]
    public async Task ReadAsync_NestingWithoutEnd_IsAnError() =>
        await Assert.ThrowsAsync<BrokenImportException>(() => ReadAsync(new SlowStream([Encoding.UTF8.GetBytes(new string('[', 1_000))], 100)));

    private static JsonStep Choose(IReadOnlyList<string> path) => path switch
    {
        [] or ["a"] => JsonStep.Enter,
        ["items"] => JsonStep.Announce,
        ["a" or "items", "*"] => JsonStep.Take,
        _ => JsonStep.Skip,
    };

    private static async Task<List<string>> ReadAsync(Stream stream)
    {
        var items = new List<string>();
        await foreach (var item in new JsonItemReader(stream, Choose).ReadAsync(default))
        {
            items.Add($"{string.Join('.', item.Path)}={Encoding.UTF8.GetString(item.Bytes.Span)}");
        }

        return items;
    }
}
