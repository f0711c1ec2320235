using HelmAI.Core.Intelligence;
using HelmAI.Core.Intelligence.Decay;
using HelmAI.ServiceDefaults.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Intelligence.Stored;

/// <summary>The indicators of the store, as events are looked up in them.</summary>
internal static class StoredFeature
{
    /// <summary>Adds what reads them, for every process that looks events up.</summary>
    /// <typeparam name="TBuilder">The host's builder.</typeparam>
    /// <param name="builder">A host with a store.</param>
    /// <returns>The builder.</returns>
    public static TBuilder AddStoredIndicators<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        builder.AddSettings<DecayOptions>(DecayOptions.Section);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DecayOptions>, DecayOptionsValidator>());
        builder.Services
            .AddSingleton(static services => DecayFile.Read(services.GetRequiredService<IOptions<DecayOptions>>().Value.File))
            .AddSingleton<StoredIndicators>()
            .AddSingleton<RecentIndicators>()
            .AddSingleton<IIndicatorSource>(static services => services.GetRequiredService<StoredIndicators>())
            .AddSingleton<IIndicatorSource>(static services => services.GetRequiredService<RecentIndicators>())
            .AddHostedService<StoredRefresher>();
        return builder;
    }
}
