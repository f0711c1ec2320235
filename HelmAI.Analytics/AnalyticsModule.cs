using HelmAI.Analytics.Alerting;
using HelmAI.Analytics.Detection;
using HelmAI.Analytics.Detection.Indicators;
using HelmAI.Analytics.Detection.Reported;
using HelmAI.Analytics.Detection.Sigma;
using HelmAI.Analytics.Processing;
using HelmAI.Analytics.Retention;
using HelmAI.ServiceDefaults.Configuration;
using Microsoft.Extensions.Options;

namespace HelmAI.Analytics;

/// <summary>The analysis of events, for a host that has a store.</summary>
public static class AnalyticsModule
{
    /// <summary>Adds the detectors and the worker that claims events and writes results.</summary>
    /// <typeparam name="TBuilder">The host's builder.</typeparam>
    /// <param name="builder">A host with service defaults and a store.</param>
    /// <returns>The builder.</returns>
    public static TBuilder AddAnalytics<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        builder.AddSettings<AnalysisOptions, AnalysisOptionsValidator>(AnalysisOptions.Section);
        builder.AddSettings<AlertingOptions, AlertingOptionsValidator>(AlertingOptions.Section);
        builder.AddSettings<IndicatorOptions, IndicatorOptionsValidator>(IndicatorOptions.Section);
        builder.AddSettings<SigmaOptions, SigmaOptionsValidator>(SigmaOptions.Section);

        builder.AddRetention();

        builder.Services
            .AddSingleton<IDetectionContent, ReportedThreatContent>()
            .AddSingleton<IndicatorLoader>()
            .AddSingleton<IDetectionContent>(static services => services.GetRequiredService<IndicatorLoader>().Load())
            .AddSingleton<SigmaRuleLoader>()
            .AddSingleton<IDetectionContent>(static services => services.GetRequiredService<SigmaRuleLoader>().Load())
            .AddSingleton<DetectionEngine>()
            .AddSingleton(static services => new AlertFactory(
                services.GetRequiredService<IOptions<AlertingOptions>>().Value,
                services.GetRequiredService<TimeProvider>()))
            .AddSingleton<BatchAnalyzer>()
            .AddSingleton<AnalysisMetrics>()
            .AddHostedService<AnalysisWorker>()
            .AddHostedService<StateCleanup>()
            .AddHostedService<BacklogGauge>();
        return builder;
    }
}
