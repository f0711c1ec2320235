using System.Net;
using HelmAI.ApiService.Gateway.Browsers;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Gateway.Browsers;

public sealed class BrowserRulesTests(HelmApp app) : IClassFixture<HelmApp>
{
    private const string Origin = "https://soc.example.com";

    [Theory]
    [InlineData("/alive", HttpStatusCode.OK)]
    [InlineData("/api/events", HttpStatusCode.Unauthorized)]
    [InlineData("/no/such/path", HttpStatusCode.Unauthorized)]
    public async Task Get_WhateverTheAnswer_CarriesTheSecurityHeaders(string path, HttpStatusCode status)
    {
        using var client = app.WithoutKey();
        using var response = await client.GetAsync(path);

        Assert.Equal(status, response.StatusCode);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(response.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.Contains("default-src 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Preflight_NoOriginsConfigured_AllowsNobody()
    {
        using var response = await PreflightAsync(app, Origin);

        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData(Origin, true)]
    [InlineData("https://soc.example.com:8443", false)]
    [InlineData("http://soc.example.com", false)]
    [InlineData("https://soc.example.com.evil.example", false)]
    [InlineData("null", false)]
    public async Task Preflight_OriginsConfigured_AllowsOnlyThose(string origin, bool allowed)
    {
        using var own = new HelmApp(("HELM_CORS_ORIGINS", Origin));
        using var response = await PreflightAsync(own, origin);

        Assert.Equal(allowed, response.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task Get_FromAnAllowedOrigin_LetsThePageReadTheLimits()
    {
        using var own = new HelmApp(("HELM_CORS_ORIGINS", Origin));
        using var client = own.WithKey();
        client.DefaultRequestHeaders.Add("Origin", Origin);
        using var response = await client.GetAsync("/api/events");

        Assert.Equal(Origin, Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Contains("Retry-After", string.Join(',', response.Headers.GetValues("Access-Control-Expose-Headers")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://a.example, http://localhost:3000", true)]
    [InlineData("", true)]
    [InlineData("*", false)]
    [InlineData("https://a.example/", false)]
    [InlineData("https://A.example", false)]
    [InlineData("https://user@a.example", false)]
    [InlineData("ftp://a.example", false)]
    [InlineData("a.example", false)]
    public void Validate_Origins_MustBeOrigins(string origins, bool valid) =>
        Assert.Equal(valid, new CrossOriginOptionsValidator().Validate(name: null, new CrossOriginOptions { Origins = origins }).Succeeded);

    private static async Task<HttpResponseMessage> PreflightAsync(HelmApp app, string origin)
    {
        using var client = app.WithoutKey();
        using var request = new HttpRequestMessage(HttpMethod.Options, "/api/events");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "x-api-key");
        return await client.SendAsync(request);
    }
}
