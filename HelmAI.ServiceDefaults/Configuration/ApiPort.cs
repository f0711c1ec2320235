using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace HelmAI.ServiceDefaults.Configuration;

/// <summary>Decides where the API listens: <c>--urls</c> or <c>ASPNETCORE_URLS</c>, then <c>API_PORT</c>, then <c>HTTP_PORTS</c>, then 8000.</summary>
/// <param name="options">The port, where one is set.</param>
/// <param name="configuration">Has what the server itself reads.</param>
/// <param name="environment">In Development only this machine can reach the port.</param>
internal sealed class ApiPort(IOptions<ApiPortOptions> options, IConfiguration configuration, IHostEnvironment environment)
{
    private const int DefaultPort = 8000;

    /// <summary>Adds the address, where the server's own settings do not say one that counts for more.</summary>
    /// <param name="app">The program.</param>
    public void ApplyTo(WebApplication app)
    {
        if (!string.IsNullOrEmpty(configuration["urls"]) || (options.Value.Port is null && ServerHasItsOwn()))
        {
            return;
        }

        var host = environment.IsDevelopment() ? "localhost" : "*";
        app.Urls.Add(string.Create(CultureInfo.InvariantCulture, $"http://{host}:{options.Value.Port ?? DefaultPort}"));
    }

    private bool ServerHasItsOwn() =>
        !string.IsNullOrEmpty(configuration["HTTP_PORTS"])
        || !string.IsNullOrEmpty(configuration["HTTPS_PORTS"])
        || configuration.GetSection("Kestrel:Endpoints").Exists();
}
