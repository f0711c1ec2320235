using HelmAI.Analytics.Alerting;
using HelmAI.Analytics.Detection;
using HelmAI.Analytics.Detection.Reported;
using HelmAI.Analytics.Detection.Sigma;
using HelmAI.Analytics.Intelligence;
using HelmAI.Analytics.Intelligence.Feeds;
using HelmAI.Analytics.Intelligence.Geolocation;
using HelmAI.Analytics.Intelligence.Sightings;
using HelmAI.Analytics.Intelligence.Stored;
using HelmAI.Analytics.Notifications;
using HelmAI.Analytics.Processing;
using HelmAI.Analytics.Retention;
using HelmAI.Analytics.Rollups;
using HelmAI.Analytics.RuleSets;
using HelmAI.Analytics.RuleSets.Import;
using HelmAI.Analytics.RuleSets.Trial;
using HelmAI.Core.Rules;
using HelmAI.Core.Signals;
using HelmAI.Core.Storage;
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
        builder.AddDetection();
        builder.AddRetention();
        builder.AddRollups();
        builder.AddNotifications();
        builder.AddFeeds();
        builder.Services
            .AddSingleton<LiveSuppressions>()
            .AddHostedService<SuppressionRefresher>()
            .AddSingleton<ResultAnnouncer>()
            .AddHostedService<AnalysisWorker>()
            .AddHostedService<StateCleanup>()
            .AddHostedService<BacklogGauge>()
            .AddHostedService<IndicatorSweeper>()
            .AddSingleton<SightingCounter>()
            .AddHostedService<SightingWriter>();
        return builder;
    }

    /// <summary>Adds the detectors and the rules in force: what whoever shows, changes or tries rules needs, wherever events are analysed.</summary>
    /// <typeparam name="TBuilder">The host's builder.</typeparam>
    /// <param name="builder">A host with service defaults and a store.</param>
    /// <returns>The builder.</returns>
    public static TBuilder AddDetection<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        builder.AddSettings<AnalysisOptions, AnalysisOptionsValidator>(AnalysisOptions.Section);
        builder.AddSettings<AlertingOptions, AlertingOptionsValidator>(AlertingOptions.Section);
        builder.AddSettings<SigmaOptions, SigmaOptionsValidator>(SigmaOptions.Section);
        builder.AddSettings<RuleSetOptions, RuleSetOptionsValidator>(RuleSetOptions.Section);
        builder.Services.AddSingleton<IDetectionContent, ReportedThreatContent>();
        builder.AddIndicators();
        builder.AddGeolocation();
        builder.AddStoredIndicators();
        builder.Services
            .AddSingleton<SigmaRuleLoader>()
            .AddSingleton<RuleSetMetrics>()
            .AddSingleton<LiveRules>()
            .AddSingleton<IDetectionEngines>(static services => services.GetRequiredService<LiveRules>())
            .AddHostedService<RuleRefresher>()
            .AddSingleton(static services => new AlertFactory(
                services.GetRequiredService<IOptions<AlertingOptions>>().Value,
                services.GetRequiredService<TimeProvider>()))
            .AddSingleton<BatchAnalyzer>()
            .AddSingleton<AnalysisMetrics>()
            .AddSingleton<DetectionWatch>()
            .AddHealthChecks().AddCheck<RuleSetHealthCheck>("rules");
        return builder;
    }

    /// <summary>Adds what shows, changes and tries rules, for a host that has <see cref="AddDetection"/>.</summary>
    /// <param name="services">The services of the host.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddRuleAdministration(this IServiceCollection services) => services
        .AddSingleton<RuleTransaction>()
        .AddSingleton(static services => new RuleCatalog(services.GetRequiredService<LiveRules>(), services.GetRequiredService<IRuleStore>()))
        .AddSingleton(static services => new RuleEditor(
            services.GetRequiredService<RuleTransaction>(), services.GetRequiredService<LiveRules>(), services.GetRequiredService<IRuleStore>(), services.GetRequiredService<ISignalBus>()))
        .AddSingleton(static services => new RuleExceptions(
            services.GetRequiredService<RuleTransaction>(), services.GetRequiredService<LiveRules>(), services.GetRequiredService<IRuleStore>(), services.GetRequiredService<TimeProvider>()))
        .AddSingleton(static services => new RuleImporter(
            services.GetRequiredService<RuleTransaction>(), services.GetRequiredService<LiveRules>(), services.GetRequiredService<IRuleStore>(), services.GetRequiredService<IOptions<RuleSetOptions>>()))
        .AddSingleton(static services => new RuleTester(
            services.GetRequiredService<LiveRules>(), services.GetRequiredService<BatchAnalyzer>(), services.GetRequiredService<DetectionWatch>()))
        .AddSingleton(static services => new Backtester(
            services.GetRequiredService<LiveRules>(), services.GetRequiredService<IBacktestStore>(), services.GetRequiredService<IEventStore>(), services.GetRequiredService<TimeProvider>()))
        .AddHostedService<BacktestRunner>();

    /// <summary>Adds the rules of where webhooks may point, for who shows and changes them, wherever they are sent.</summary>
    /// <typeparam name="TBuilder">The host's builder.</typeparam>
    /// <param name="builder">A host with service defaults.</param>
    /// <returns>The builder.</returns>
    public static TBuilder AddWebhookTargets<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        builder.AddWebhookRules();
        return builder;
    }
}
