using System.Globalization;
using HelmAI.Tests.ServiceDefaults.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Configuration;

namespace HelmAI.Tests.ServiceDefaults.Resilience;

public sealed class HttpClientTests
{
    [Theory]
    [InlineData("http://backend/flaky")]
    [InlineData("https+http://backend/flaky")]
    public async Task Get_ServiceByNameThatFailsOnce_IsRepeated(string address)
    {
        var calls = 0;
        await using var backend = await StartBackendAsync(() => Interlocked.Increment(ref calls) == 1);
        await using var app = await StartCallerAsync(backend);
        using var client = app.Services.GetRequiredService<IHttpClientFactory>().CreateClient("test");

        using var response = await client.GetAsync(new Uri(address));

        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task Post_ThatFails_IsNotRepeated()
    {
        var calls = 0;
        await using var backend = await StartBackendAsync(() => Interlocked.Increment(ref calls) == 1);
        await using var app = await StartCallerAsync(backend);
        using var client = app.Services.GetRequiredService<IHttpClientFactory>().CreateClient("test");

        using var response = await client.PostAsync(new Uri("http://backend/flaky"), content: null);

        Assert.Equal(503, (int)response.StatusCode);
        Assert.Equal(1, calls);
    }

    private static Task<ServiceApp> StartBackendAsync(Func<bool> fails) => ServiceApp.StartAsync(app =>
        app.MapMethods("/flaky", ["GET", "POST"], (HttpContext context) =>
        {
            context.Response.Headers.RetryAfter = 0.ToString(CultureInfo.InvariantCulture);
            return fails() ? TypedResults.StatusCode(503) : TypedResults.StatusCode(200);
        }));

    private static Task<ServiceApp> StartCallerAsync(ServiceApp backend) => ServiceApp.StartAsync(
        configure: builder => builder.Configuration.AddInMemoryCollection([new("services:backend:http:0", backend.Client.BaseAddress!.ToString())]));
}
