using System.IO.Compression;
using System.Text;

namespace HelmAI.Tests.EndToEnd.Hostile;

/// <summary>Bodies that no event is, each with the status that refuses it.</summary>
internal static class HostileBodies
{
    private const int Mebibyte = 1024 * 1024;

    /// <summary>The bodies by name.</summary>
    public static IReadOnlyDictionary<string, HostileBody> All { get; } = new Dictionary<string, HostileBody>(StringComparer.Ordinal)
    {
        ["nothing"] = new(""),
        ["spaces"] = new(new string(' ', 1000)),
        ["null"] = new("null"),
        ["an array"] = new("[{}]"),
        ["a number"] = new("1"),
        ["two objects"] = new("{}{}"),
        ["an object that does not end"] = new("{\"a\":{\"b\":1}"),
        ["a string that does not end"] = new("{\"a\":\"bcd"),
        ["a comma too many"] = new("{\"a\":1,}"),
        ["a comment"] = new("{\"a\":1/* why not */}"),
        ["single quotes"] = new("{'a':1}"),
        ["a name without quotes"] = new("{a:1}"),
        ["a value that is no JSON"] = new("{\"a\":undefined}"),
        ["not a number"] = new("{\"a\":NaN}"),
        ["a leading zero"] = new("{\"a\":007}"),
        ["a hexadecimal number"] = new("{\"a\":0x10}"),
        ["an escape that is none"] = new("{\"a\":\"\\q\"}"),
        ["a line break in a string"] = new("{\"a\":\"b\nc\"}"),
        ["a byte order mark"] = new("\uFEFF{}"),
        ["a NUL in a string"] = new("{\"a\":\"b\0c\"}"),
        ["bytes that are no UTF-8"] = new([(byte)'{', (byte)'"', (byte)'a', (byte)'"', (byte)':', (byte)'"', 0xC3, 0x28, (byte)'"', (byte)'}']),
        ["UTF-16"] = new(Encoding.Unicode.GetBytes("{\"a\":1}")),
        ["random bytes"] = new(Noise(4096)),
        ["a member twice"] = new("{\"a\":1,\"a\":2}"),
        ["a member twice, once escaped"] = new("{\"severity\":\"low\",\"\\u0073everity\":\"high\"}"),
        ["a member twice, deep inside"] = new("{\"a\":[{\"b\":{\"c\":1,\"c\":1}}]}"),
        ["a huge exponent"] = new("{\"a\":1e999999999}"),
        ["a hugely negative number"] = new("{\"a\":-1e400}"),
        ["a huge time"] = new("{\"timestamp\":99999999999999999999999999}"),
        ["a lone high surrogate"] = new("{\"a\":\"\\ud800\"}"),
        ["a lone low surrogate"] = new("{\"a\":\"\\udc00\"}"),
        ["surrogates the wrong way round"] = new("{\"\\udc00\\ud800\":1}"),
        ["a string of ten megabytes"] = new("{\"a\":\"" + new string('x', 10 * Mebibyte) + "\"}", Status: 413),
        ["a string of nearly a megabyte"] = new("{\"a\":\"" + new string('x', Mebibyte - 100) + "\"}"),
        ["a name of a hundred kilobytes"] = new("{\"" + new string('n', 100_000) + "\":1}"),
        ["a number of a megabyte"] = new("{\"a\":" + new string('9', Mebibyte - 100) + "}"),
        ["a hundred thousand arrays in one another"] = new("{\"a\":" + new string('[', 100_000)),
        ["a hundred thousand objects in one another"] = new(string.Concat(Enumerable.Repeat("{\"a\":", 100_000))),
        ["a hundred levels, all closed"] = new("{\"a\":" + new string('[', 100) + new string(']', 100) + "}"),
        ["a hundred thousand members"] = new("{" + string.Join(',', Enumerable.Range(0, 70_000).Select(i => $"\"m{i}\":1")) + "}"),
        ["a hundred thousand items"] = new("{\"a\":[" + string.Join(',', Enumerable.Repeat("1", 100_000)) + "]}"),
        ["a gzip bomb"] = new(Compressed(100 * Mebibyte), Encoding: "gzip", Status: 415),
        ["brotli"] = new("{}", Encoding: "br", Status: 415),
        ["gzip that says it is plain"] = new(Compressed(1000)),
        ["a form"] = new("a=1&b=2", Type: "application/x-www-form-urlencoded", Status: 415),
        ["a file upload"] = new("--b\r\n\r\n{}\r\n--b--", Type: "multipart/form-data; boundary=b", Status: 415),
        ["XML with an entity"] = new("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>", Type: "application/xml", Status: 415),
        ["plain text"] = new("{}", Type: "text/plain", Status: 415),
        ["another charset"] = new("{}", Type: "application/json; charset=utf-7", Status: 415),
        ["a type that is none"] = new("{}", Type: "application", Status: 415),
        ["an address that is none"] = new("{\"ip_address\":\"999.1.1.1\"}"),
        ["an object for a name"] = new("{\"user_id\":{\"$ne\":null}}"),
        ["an array for a name"] = new("{\"event_type\":[\"login\"]}"),
        ["a severity that is none"] = new("{\"severity\":\"' OR 1=1 --\"}"),
        ["a time that is none"] = new("{\"timestamp\":\"now(); DROP TABLE events\"}"),
    };

    private static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(20260101).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Compressed(int length)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Optimal))
        {
            var zeros = new byte[64 * 1024];
            for (var written = 0; written < length; written += zeros.Length)
            {
                gzip.Write(zeros);
            }
        }

        return target.ToArray();
    }
}
