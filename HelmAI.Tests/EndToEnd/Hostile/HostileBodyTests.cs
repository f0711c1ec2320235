using System.Net;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.EndToEnd.Hostile;

public sealed class HostileBodyTests(HostileServer server) : IClassFixture<HostileServer>
{
    private const long AllowedGrowth = 128 * 1024 * 1024;

    public static TheoryData<string> Names { get; } = new(HostileBodies.All.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Post_HostileBody_IsRefusedAndTheNextRequestServed(string name)
    {
        foreach (var path in new[] { "/api/events", "/api/threats/analyze" })
        {
            using var response = await PostAsync(path, HostileBodies.All[name]);

            await response.ExpectProblemAsync((HttpStatusCode)HostileBodies.All[name].Status, "VALIDATION_ERROR");
        }

        await server.ExpectServiceAsync();
    }

    [Fact]
    public async Task Post_AllOfThemManyTimes_MemoryStaysBounded()
    {
        await PostAllAsync(rounds: 1);
        var before = server.ResidentBytes;

        await PostAllAsync(rounds: 5);

        Assert.True(server.ResidentBytes - before < AllowedGrowth, $"It grew from {before} to {server.ResidentBytes} bytes.");
        await server.ExpectServiceAsync();
    }

    private Task PostAllAsync(int rounds) => Parallel.ForEachAsync(
        Enumerable.Repeat(HostileBodies.All.Values, rounds).SelectMany(static bodies => bodies),
        async (body, _) =>
        {
            using var response = await PostAsync("/api/events", body);
            Assert.Equal(body.Status, (int)response.StatusCode);
        });

    private async Task<HttpResponseMessage> PostAsync(string path, HostileBody body)
    {
        using var content = new ByteArrayContent(body.Bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", body.Type);
        if (body.Encoding is not null)
        {
            content.Headers.ContentEncoding.Add(body.Encoding);
        }

        // A refused body need not be read to its end: the sender then learns of it before sending.
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.ExpectContinue = body.Bytes.Length > 1_000_000;
        return await server.Client.SendAsync(request);
    }
}
