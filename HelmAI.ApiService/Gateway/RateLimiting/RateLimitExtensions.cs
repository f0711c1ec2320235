using HelmAI.ApiService.Gateway.RateLimiting.Failures;
using HelmAI.ApiService.Gateway.RateLimiting.Local;
using HelmAI.ApiService.Gateway.RateLimiting.Policies;
using HelmAI.ApiService.Gateway.RateLimiting.Redis;
using HelmAI.ServiceDefaults.Configuration;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace HelmAI.ApiService.Gateway.RateLimiting;

/// <summary>Registers rate limits: shared by Redis where one is configured, else within the process.</summary>
internal static class RateLimitExtensions
{
    /// <summary>Adds the limiter and the policies. Called after the cache is added.</summary>
    /// <param name="builder">The host.</param>
    /// <returns>The host.</returns>
    public static WebApplicationBuilder AddRateLimits(this WebApplicationBuilder builder)
    {
        builder.AddSettings<RateLimitOptions, RateLimitOptionsValidator>(RateLimitOptions.Section);
        builder.AddSettings<FailedAuthenticationOptions, FailedAuthenticationOptionsValidator>("FailedAuthentications");
        var policies = new LimitPolicyReader(builder.Configuration);
        builder.Services.AddSingleton<IConfigureOptions<LimitPolicyOptions>>(policies);
        builder.Services.AddSingleton<IValidateOptions<LimitPolicyOptions>>(policies);
        builder.Services.AddOptions<LimitPolicyOptions>().ValidateOnStart();

        builder.Services.AddSingleton<RateLimitMetrics>();
        builder.Services.AddSingleton(static services => new LimitPolicies(
            services.GetRequiredService<IOptions<LimitPolicyOptions>>().Value.Policies, services.GetRequiredService<IOptions<RateLimitOptions>>().Value));
        builder.Services.AddSingleton(static services => new LocalLimiter(services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<FailedAuthenticationLimit>();
        if (builder.Services.Any(static service => service.ServiceType == typeof(IConnectionMultiplexer)))
        {
            builder.Services.AddSingleton<RedisLimiter>();
            builder.Services.AddSingleton<RedisBreaker>();
            builder.Services.AddHostedService(static services => services.GetRequiredService<RedisBreaker>());
            builder.Services.AddHealthChecks().AddCheck<RateLimitHealthCheck>("rate_limit");
            builder.Services.AddSingleton<ILimiter, FallbackLimiter>();
        }
        else
        {
            builder.Services.AddSingleton<ILimiter>(static services => services.GetRequiredService<LocalLimiter>());
        }

        return builder;
    }

    /// <summary>Says which routes a route is limited together with, where that is not the area of its scope.</summary>
    /// <typeparam name="TBuilder">A route or a group of routes.</typeparam>
    /// <param name="routes">The route or group.</param>
    /// <param name="group">The group, one of <see cref="LimitGroup.All"/>.</param>
    /// <returns>The same route or group.</returns>
    public static TBuilder WithLimit<TBuilder>(this TBuilder routes, string group)
        where TBuilder : IEndpointConventionBuilder => routes.WithMetadata(new LimitGroup(group));

    /// <summary>Refuses addresses that have shown too many wrong keys. Called before authentication.</summary>
    /// <param name="app">The pipeline.</param>
    /// <returns>The same pipeline.</returns>
    public static IApplicationBuilder UseFailedAuthenticationLimit(this IApplicationBuilder app) => app.UseMiddleware<FailedAuthenticationMiddleware>();

    /// <summary>Limits authenticated requests. Called after authentication, and before authorization, so that a refused scope is limited too.</summary>
    /// <param name="app">The pipeline.</param>
    /// <returns>The same pipeline.</returns>
    public static IApplicationBuilder UseRateLimits(this IApplicationBuilder app) => app.UseMiddleware<RateLimitMiddleware>();
}
