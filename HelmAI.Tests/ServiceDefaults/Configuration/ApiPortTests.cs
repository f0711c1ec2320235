using HelmAI.ServiceDefaults;
using HelmAI.ServiceDefaults.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HelmAI.Tests.ServiceDefaults.Configuration;

public sealed class ApiPortTests
{
    [Theory]
    [InlineData("Production", "http://*:8000")]
    [InlineData("Development", "http://localhost:8000")]
    [InlineData("Production", "http://*:9000", "API_PORT=9000")]
    [InlineData("Production", "http://*:9000", "API_PORT=9000", "HTTP_PORTS=7000")]
    [InlineData("Production", null, "HTTP_PORTS=7000")]
    [InlineData("Production", null, "API_PORT=9000", "urls=http://localhost:7001")]
    [InlineData("Production", null, "Kestrel:Endpoints:Http:Url=http://localhost:7002")]
    public async Task ApplyTo_Settings_FollowsTheirPrecedence(string environment, string? expected, params string[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => setting.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1])));
        builder.AddServiceDefaults().AddApiPort();
        await using var app = builder.Build();

        app.Services.GetRequiredService<ApiPort>().ApplyTo(app);

        Assert.Equal(expected, app.Urls.SingleOrDefault());
    }
}
