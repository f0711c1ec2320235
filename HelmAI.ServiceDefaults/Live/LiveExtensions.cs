using HelmAI.Core.Live;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace HelmAI.ServiceDefaults.Live;

/// <summary>Registers live figures.</summary>
internal static class LiveExtensions
{
    /// <summary>Counts within this process alone.</summary>
    /// <param name="services">The services of the host.</param>
    public static void AddLocalLiveMetrics(this IServiceCollection services)
    {
        services.TryAddSingleton<LiveWindow>();
        services.TryAddSingleton<ILiveMetrics, LocalLiveMetrics>();
    }

    /// <summary>Counts together with other processes. Called where a connection to Redis is registered.</summary>
    /// <param name="builder">The program.</param>
    public static void AddRedisLiveMetrics(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LiveWindow>();
        builder.Services.AddSingleton<ILiveMetrics, RedisLiveMetrics>();
        builder.Services.AddHostedService<LivePublisher>();
    }
}
