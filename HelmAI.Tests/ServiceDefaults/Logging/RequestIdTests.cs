using HelmAI.Tests.ServiceDefaults.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace HelmAI.Tests.ServiceDefaults.Logging;

public sealed class RequestIdTests
{
    [Theory]
    [InlineData("abc-DEF_1.2", true)]
    [InlineData("has space", false)]
    [InlineData("<script>", false)]
    public async Task Request_WithId_KeepsItOnlyIfItIsHarmless(string id, bool kept)
    {
        await using var app = await ServiceApp.StartAsync(app => app.MapGet("/id", (HttpContext context) => context.TraceIdentifier));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/id");
        request.Headers.TryAddWithoutValidation("X-Request-ID", id);

        using var response = await app.Client.SendAsync(request);

        var answered = response.Headers.GetValues("X-Request-ID").Single();
        Assert.Equal(kept, answered == id);
        Assert.Equal(answered, await response.Content.ReadAsStringAsync());
        Assert.True(kept || Guid.Parse(answered).Version == 7);
    }

    [Theory]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public async Task Request_WithLongId_IsBounded(int length, bool kept)
    {
        await using var app = await ServiceApp.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/alive");
        request.Headers.Add("X-Request-ID", new string('a', length));

        using var response = await app.Client.SendAsync(request);

        Assert.Equal(kept, response.Headers.GetValues("X-Request-ID").Single().Length == length);
    }
}
