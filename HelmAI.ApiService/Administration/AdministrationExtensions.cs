using HelmAI.ApiService.Administration.Keys;
using HelmAI.ApiService.Administration.Tenants;

namespace HelmAI.ApiService.Administration;

/// <summary>What administrators do over HTTP.</summary>
internal static class AdministrationExtensions
{
    /// <summary>Registers what the routes need.</summary>
    /// <param name="builder">The host.</param>
    /// <returns>The host.</returns>
    public static WebApplicationBuilder AddAdministration(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<KeyAdministration>();
        builder.Services.AddSingleton<TenantAdministration>();
        return builder;
    }

    /// <summary>Maps the routes of keys and tenants.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapAdministration(this IEndpointRouteBuilder routes)
    {
        routes.MapKeys();
        routes.MapTenants();
    }
}
