using Microsoft.AspNetCore.Authorization;

namespace HelmAI.ApiService.Gateway.Audit;

/// <summary>Registers the audit log's part in requests.</summary>
internal static class AuditExtensions
{
    /// <summary>Adds the entries of refused requests, and the sealing of all.</summary>
    /// <param name="builder">The host.</param>
    /// <returns>The host.</returns>
    public static WebApplicationBuilder AddAudit(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, AuditedRefusals>();
        builder.Services.AddHostedService<AuditSealing>();
        return builder;
    }

    /// <summary>Has every request to these routes written to the audit log before it is answered. Where that fails, so does the request.</summary>
    /// <param name="routes">The routes; those that are mapped later count too.</param>
    /// <returns>The same routes.</returns>
    public static RouteGroupBuilder Audited(this RouteGroupBuilder routes) =>
        routes.WithMetadata(AuditedRoutes.Mark).AddEndpointFilter<RouteGroupBuilder, AuditEndpointFilter>();
}
