using HelmAI.ApiService.Gateway.Authentication.Keys;
using HelmAI.ApiService.Gateway.RateLimiting;
using HelmAI.ServiceDefaults.Configuration;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HelmAI.ApiService.Gateway.Authentication;

/// <summary>Registers authentication: whatever is not open by its own word needs a key.</summary>
internal static class AuthenticationExtensions
{
    /// <summary>Adds the keys, their scheme and the policy.</summary>
    /// <param name="builder">The host.</param>
    /// <returns>The host.</returns>
    public static WebApplicationBuilder AddApiKeys(this WebApplicationBuilder builder)
    {
        builder.AddSettings<ApiKeyOptions, ApiKeyOptionsValidator>("Authentication");
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ApiKeyOptions>, ApiKeyRequirement>());
        builder.Services.AddSingleton<OperatorKey>();
        builder.Services.AddHostedService(static services => services.GetRequiredService<OperatorKey>());
        builder.Services.AddSingleton<KeyDirectory>();
        builder.Services.AddSingleton<KeyUses>();
        builder.Services.AddHostedService(static services => services.GetRequiredService<KeyUses>());
        builder.Services.AddSingleton<KeyGate>();
        builder.Services.AddAuthentication(ApiKeyAuthenticationHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthenticationHandler>(ApiKeyAuthenticationHandler.SchemeName, configureOptions: null);
        builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        builder.Services.AddSingleton<IAuthorizationHandler, RequiredScopeHandler>();
        return builder;
    }

    /// <summary>Demands that the caller's key carries a scope.</summary>
    /// <typeparam name="TBuilder">A route or a group of routes.</typeparam>
    /// <param name="routes">The route or group.</param>
    /// <param name="scope">One of <see cref="Scopes"/>.</param>
    /// <returns>The same route or group.</returns>
    public static TBuilder RequireScope<TBuilder>(this TBuilder routes, string scope)
        where TBuilder : IEndpointConventionBuilder =>
        routes.WithMetadata(new RequiredScope(scope));

    /// <summary>Demands that the caller's key carries one of some scopes, where what the route answers depends on which.</summary>
    /// <typeparam name="TBuilder">A route or a group of routes.</typeparam>
    /// <param name="routes">The route or group.</param>
    /// <param name="scopes">Some of <see cref="Scopes"/>; the first one is named to callers who have none, and groups the route for limits.</param>
    /// <returns>The same route or group.</returns>
    public static TBuilder RequireAnyScope<TBuilder>(this TBuilder routes, IReadOnlyList<string> scopes)
        where TBuilder : IEndpointConventionBuilder =>
        routes.WithMetadata(new RequiredScope(scopes[0]) { Others = [.. scopes.Skip(1)] });

    /// <summary>Authenticates requests, limits them, and turns those away that need a key and lack it.</summary>
    /// <param name="app">The pipeline.</param>
    /// <returns>The same pipeline.</returns>
    public static IApplicationBuilder UseApiKeys(this IApplicationBuilder app) => app
        .UseFailedAuthenticationLimit()
        .UseAuthentication()
        .UseMiddleware<UserScopeMiddleware>()
        .UseRateLimits()
        .UseAuthorization();
}
