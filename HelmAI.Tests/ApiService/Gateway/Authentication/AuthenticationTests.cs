using System.Net;
using System.Net.Http.Headers;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Gateway.Authentication;

public sealed class AuthenticationTests(HelmApp app) : IClassFixture<HelmApp>
{
    [Theory]
    [InlineData("/api/events")]
    [InlineData("/api/alerts")]
    [InlineData("/api/events/count")]
    [InlineData("/no/such/path")]
    public async Task Get_WithoutKey_Answers401(string path)
    {
        using var client = app.WithoutKey();
        using var response = await client.GetAsync(path);

        await response.ExpectProblemAsync(HttpStatusCode.Unauthorized, "UNAUTHORIZED");
        Assert.Equal("Bearer", Assert.Single(response.Headers.WwwAuthenticate).Scheme);
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData(HelmApp.Key + "x")]
    [InlineData("A-KEY-FOR-TESTS-0123456789")]
    [InlineData("")]
    public async Task Get_WithAnotherKey_Answers401(string key)
    {
        using var client = app.WithKey(key);
        using var response = await client.GetAsync("/api/events");

        await response.ExpectProblemAsync(HttpStatusCode.Unauthorized, "UNAUTHORIZED");
    }

    [Theory]
    [InlineData("X-API-Key", HelmApp.Key)]
    [InlineData("Authorization", "Bearer " + HelmApp.Key)]
    [InlineData("Authorization", "bearer " + HelmApp.Key)]
    public async Task Get_WithTheKey_IsServed(string header, string value)
    {
        using var client = app.WithoutKey();
        client.DefaultRequestHeaders.TryAddWithoutValidation(header, value);

        using var response = await client.GetAsync("/api/events");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Get_WithAnotherSchemeOrTwoKeys_Answers401()
    {
        using var basic = app.WithoutKey();
        basic.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", HelmApp.Key);
        using var refused = await basic.GetAsync("/api/events");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);

        using var both = app.WithKey("wrong");
        both.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", HelmApp.Key);
        using var refusedToo = await both.GetAsync("/api/events");
        Assert.Equal(HttpStatusCode.Unauthorized, refusedToo.StatusCode);
    }

    [Theory]
    [InlineData("/alive")]
    [InlineData("/health")]
    [InlineData("/metrics")]
    [InlineData("/openapi/v1.json")]
    public async Task Get_OpenRoute_NeedsNoKey(string path)
    {
        using var client = app.WithoutKey();
        using var response = await client.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
