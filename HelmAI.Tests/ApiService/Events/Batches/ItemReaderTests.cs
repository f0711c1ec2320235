using System.IO.Pipelines;
using System.Text;
using HelmAI.ApiService.Events.Batches;
using Microsoft.AspNetCore.Http;

namespace HelmAI.Tests.ApiService.Events.Batches;

public sealed class ItemReaderTests
{
    private const int MaxBytes = 40;

    [Theory]
    [InlineData("[]", "")]
    [InlineData(" [ ] ", "")]
    [InlineData("""[{"a":1}]""", """{"a":1}""")]
    [InlineData("""[{"a":1},{"b":[{}]} , 42,"t,]", null,[1,[2]]]""", """{"a":1}|{"b":[{}]}|42|"t,]"|null|[1,[2]]""")]
    [InlineData("""[{"a":"]}\""},{"b":"\\"},{"c":"\u005d"}]""", """{"a":"]}\""}|{"b":"\\"}|{"c":"\u005d"}""")]
    [InlineData("[{\"ä\":\"€😀\"}\n,\t{}\r\n]", "{\"ä\":\"€😀\"}|{}")]
    [InlineData("""["0123456789012345678901234567890123456789",{}]""", "TOO LARGE|{}")]
    [InlineData("""[{"a":["0123456789",{"b":"0123456789"},"0123456789"]},{"c":1}]""", "TOO LARGE|{\"c\":1}")]
    public async Task Read_Array_TakesEachItemHoweverItArrives(string body, string expected)
    {
        foreach (var size in (int[])[1, 2, 3, 7, 1_000])
        {
            Assert.Equal(expected, await ReadAsync(body, new ArrayScanner(), size));
        }
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("\n\r\n  \n", "")]
    [InlineData("{\"a\":1}\n{\"b\":2}", "{\"a\":1}|{\"b\":2}")]
    [InlineData("{\"a\":1}\n\n \t{\"b\":\n2}\n", "{\"a\":1}|{\"b\":|2}")]
    [InlineData("{\"a\":\"0123456789012345678901234567890123456789\"}\n{}\n", "TOO LARGE|{}")]
    [InlineData("{}\n{\"a\":\"0123456789012345678901234567890123456789\"}", "{}|TOO LARGE")]
    public async Task Read_Lines_TakesEachLineHoweverItArrives(string body, string expected)
    {
        foreach (var size in (int[])[1, 2, 3, 7, 1_000])
        {
            Assert.Equal(expected, await ReadAsync(body, new LineScanner(), size));
        }
    }

    [Theory]
    [InlineData("", "", "is empty")]
    [InlineData("{}", "", "is not a JSON array")]
    [InlineData("[", "", "ends before its array does")]
    [InlineData("""[{"a":1}""", """{"a":1}""", "ends before its array does")]
    [InlineData("""[{"a":1},{"b":""", """{"a":1}""", "ends before its array does")]
    [InlineData("[{},]", "{}", "a comma without an item")]
    [InlineData("[,{}]", "", "a comma without an item")]
    [InlineData("[{}{}]", "{}", "no comma")]
    [InlineData("[{}] []", "{}", "goes on after its array")]
    public async Task Read_ArrayThatIsNone_GivesWhatStoodBeforeTheFault(string body, string expected, string fault)
    {
        foreach (var size in (int[])[1, 3, 1_000])
        {
            var items = new List<string>();
            var exception = await Assert.ThrowsAsync<BadHttpRequestException>(() => ReadAsync(body, new ArrayScanner(), size, items));

            Assert.Contains(fault, exception.Message, StringComparison.Ordinal);
            Assert.Equal(expected, string.Join('|', items));
        }
    }

    private static async Task<string> ReadAsync(string body, IItemScanner scanner, int pieceSize, List<string>? items = null)
    {
        items ??= [];
        var pipe = new Pipe();
        var context = new DefaultHttpContext();
        context.Features.Set<Microsoft.AspNetCore.Http.Features.IRequestBodyPipeFeature>(new PipeFeature(pipe.Reader));
        await using var opened = BatchBody.Open(context.Request);
        var sending = SendAsync(pipe.Writer, Encoding.UTF8.GetBytes(body), pieceSize);
        await foreach (var item in new ItemReader(opened, scanner, MaxBytes).ReadAsync(default))
        {
            items.Add(item.IsTooLarge ? "TOO LARGE" : Encoding.UTF8.GetString(item.Bytes.Span));
        }

        await sending;
        return string.Join('|', items);
    }

    private static async Task SendAsync(PipeWriter writer, byte[] body, int pieceSize)
    {
        foreach (var piece in body.Chunk(pieceSize))
        {
            await writer.WriteAsync(piece);
            await Task.Yield();
        }

        await writer.CompleteAsync();
    }

    private sealed record PipeFeature(PipeReader Reader) : Microsoft.AspNetCore.Http.Features.IRequestBodyPipeFeature;
}
