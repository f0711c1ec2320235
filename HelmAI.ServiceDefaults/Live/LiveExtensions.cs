using HelmAI.Core.Live;
using HelmAI.ServiceDefaults.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace HelmAI.ServiceDefaults.Live;

/// <summary>Registers live figures.</summary>
internal static class LiveExtensions
{
    /// <summary>Counts within this process alone.</summary>
    /// <param name="services">The services of the host.</param>
    public static void AddLocalLiveMetrics(this IServiceCollection services)
    {
        services.TryAddSingleton<LiveWindow>();
        services.TryAddSingleton<ILiveMetrics>(provider => new LocalLiveMetrics(
            provider.GetRequiredService<LiveWindow>(), MayBeShared(provider.GetRequiredService<IOptions<DatabaseOptions>>().Value)));
    }

    /// <summary>Counts together with other processes. Called where a connection to Redis is registered.</summary>
    /// <param name="builder">The program.</param>
    public static void AddRedisLiveMetrics(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LiveWindow>();
        builder.Services.AddSingleton<ILiveMetrics, RedisLiveMetrics>();
        builder.Services.AddHostedService<LivePublisher>();
    }

    // A file is one program's; beside PostgreSQL there may be workers and other replicas, whose counts cannot be had.
    private static bool MayBeShared(DatabaseOptions database) => database.TryGetUrl(out var url) is null && url!.Kind == DatabaseKind.PostgreSql;
}
