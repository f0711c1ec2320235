using HelmAI.Core.Signals;
using HelmAI.ServiceDefaults.Configuration;
using HelmAI.ServiceDefaults.Health;
using HelmAI.ServiceDefaults.Live;
using HelmAI.ServiceDefaults.Signals;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace HelmAI.ServiceDefaults.Storage;

/// <summary>Registers Redis, and what runs on it.</summary>
internal static class CacheExtensions
{
    /// <summary>Adds <see cref="CacheOptions"/>, and signals and live figures: between processes where they name a Redis, within this one where they do not.</summary>
    /// <param name="builder">The program.</param>
    public static void AddCache(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<CacheOptions, CacheOptionsValidator>("Cache");
        builder.AddSettings<LiveOptions, LiveOptionsValidator>("Live");
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CacheOptions>, CacheUrlValidator>());

        // Which services there are is decided before settings are validated; a mistake in them is reported at the start, not here.
        if (CacheAddress.Find(builder.PeekSettings<CacheOptions>()) is not { } address)
        {
            builder.Services.TryAddSingleton<ISignalBus, LocalSignalBus>();
            builder.Services.AddLocalLiveMetrics();
            return;
        }

        Platform.AddRedis(builder, address);
        builder.Services.AddSingleton<SignalMetrics>();
        builder.Services.AddSingleton<RedisSignalBus>();
        builder.Services.AddSingleton<ISignalBus>(static services => services.GetRequiredService<RedisSignalBus>());
        builder.Services.AddHostedService(static services => services.GetRequiredService<RedisSignalBus>());
        builder.Services.AddHostedService<RedisConnectionLog>();
        builder.AddRedisLiveMetrics();
        builder.Services.AddHealthChecks().AddCheck<CacheHealthCheck>("cache");
    }
}
