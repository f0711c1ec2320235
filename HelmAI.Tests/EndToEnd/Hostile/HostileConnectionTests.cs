using System.Globalization;

namespace HelmAI.Tests.EndToEnd.Hostile;

/// <summary>What a well-behaved client can't send.</summary>
public sealed class HostileConnectionTests(HostileServer server) : IClassFixture<HostileServer>
{
    private const string Head = $"Host: helm\r\nConnection: close\r\nX-API-Key: {ApiProcess.Key}\r\n";

    [Theory]
    [InlineData("Content-Length: 1000")]
    [InlineData("Transfer-Encoding: chunked")]
    public async Task Post_BodyThatNeverComes_Answers408(string framing)
    {
        var answer = await server.ExchangeAsync($"POST /api/events HTTP/1.1\r\n{Head}Content-Type: application/json\r\n{framing}\r\n\r\n");

        await ExpectAsync(answer, 408);
    }

    [Fact]
    public async Task Get_HundredsOfHeaders_Answers431() =>
        await ExpectAsync(await server.ExchangeAsync($"GET /api/events HTTP/1.1\r\n{Head}{Repeat(200, static i => $"X-H{i}: a\r\n")}\r\n"), 431);

    [Fact]
    public async Task Get_HeadersOfManyKilobytes_Answers431() =>
        await ExpectAsync(await server.ExchangeAsync($"GET /api/events HTTP/1.1\r\n{Head}X-Long: {new string('a', 60_000)}\r\n\r\n"), 431);

    [Fact]
    public async Task Get_TargetOfManyKilobytes_Answers414() =>
        await ExpectAsync(await server.ExchangeAsync($"GET /api/events?user_id={new string('a', 16_000)} HTTP/1.1\r\n{Head}\r\n"), 414);

    [Theory]
    [InlineData("GET /api/../../etc/passwd HTTP/1.1", 404)]
    [InlineData("GET /api/events/%2e%2e/%2e%2e/etc/passwd HTTP/1.1", 404)]
    [InlineData("GET /api/events/..%2f..%2fetc%2fpasswd HTTP/1.1", 404)]
    [InlineData("GET /api/events/..\\..\\windows\\win.ini HTTP/1.1", 404)]
    [InlineData("GET //api//events HTTP/1.1", 404)]
    [InlineData("GET /api/events;admin=true HTTP/1.1", 404)]
    [InlineData("GET /api/events/00000000-0000-0000-0000-000000000000'-- HTTP/1.1", 404)]
    [InlineData("GET /api/events/%25%32%65 HTTP/1.1", 404)]
    [InlineData("TRACE /api/events HTTP/1.1", 405)]
    [InlineData("DELETE /api/events HTTP/1.1", 405)]
    public async Task Request_TrickyLine_IsRefused(string line, int status) =>
        await ExpectAsync(await server.ExchangeAsync($"{line}\r\n{Head}\r\n"), status);

    // What is no HTTP never becomes a request: the server refuses it by itself.
    [Theory]
    [InlineData("GET /api/events/%00 HTTP/1.1\r\nHost: helm\r\n\r\n")]
    [InlineData("GET /api/events HTTP/1.1\r\n\r\n")]
    [InlineData("GET /api/events HTTP/1.1\r\nHost: helm\r\nBroken header\r\n\r\n")]
    [InlineData("POST /api/events HTTP/1.1\r\nHost: helm\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("POST /api/events HTTP/1.1\r\nHost: helm\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}")]
    [InlineData("nonsense\r\n\r\n")]
    public async Task Request_NotHttp_IsRefused(string request)
    {
        var answer = await server.ExchangeAsync(request);

        Assert.StartsWith("HTTP/1.1 4", answer, StringComparison.Ordinal);
        await server.ExpectServiceAsync();
    }

    [Fact]
    public async Task Request_HeaderFlood_IsRefused()
    {
        var answer = await server.ExchangeAsync($"GET /api/events HTTP/1.1\r\n{Head}{Repeat(500, static i => $"X-H{i}: a\r\n")}\r\n");

        Assert.StartsWith("HTTP/1.1 431", answer, StringComparison.Ordinal);
        await server.ExpectServiceAsync();
    }

    private static string Repeat(int count, Func<int, string> text) => string.Concat(Enumerable.Range(0, count).Select(text));

    private async Task ExpectAsync(string answer, int status)
    {
        Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} "), answer, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/problem+json", answer, StringComparison.Ordinal);
        Assert.Contains("\"error_code\":", answer, StringComparison.Ordinal);
        await server.ExpectServiceAsync();
    }
}
