using HelmAI.Analytics.Detection;
using HelmAI.Analytics.Intelligence.AllowLists;
using HelmAI.Analytics.Intelligence.Index;
using HelmAI.Analytics.Intelligence.Lists;
using HelmAI.Analytics.Intelligence.Matching;
using HelmAI.Core.Intelligence;
using HelmAI.ServiceDefaults.Configuration;

namespace HelmAI.Analytics.Intelligence;

/// <summary>The indicators that events are looked up in.</summary>
internal static class IntelligenceFeature
{
    /// <summary>Adds the look-up of observables, the indicator lists and the allow lists. Another source of indicators registers itself as <see cref="IIndicatorSource"/>.</summary>
    /// <typeparam name="TBuilder">The host's builder.</typeparam>
    /// <param name="builder">The host.</param>
    /// <returns>The builder.</returns>
    public static TBuilder AddIndicators<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        builder.AddSettings<IndicatorOptions, IndicatorOptionsValidator>(IndicatorOptions.Section);
        builder.Services
            .AddSingleton<IndicatorLists>()
            .AddSingleton<IIndicatorSource>(static services => services.GetRequiredService<IndicatorLists>())
            .AddSingleton<IndicatorMetrics>()
            .AddSingleton<LiveIndicators>()
            .AddSingleton<LiveAllowLists>()
            .AddSingleton<IDetectionContent, IndicatorContent>()
            .AddHostedService<ListRefresher>();
        return builder;
    }
}
