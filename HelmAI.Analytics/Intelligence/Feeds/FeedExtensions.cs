using HelmAI.Analytics.Intelligence.Import;
using HelmAI.ServiceDefaults.Configuration;

namespace HelmAI.Analytics.Intelligence.Feeds;

/// <summary>Registers the polling of feeds.</summary>
internal static class FeedExtensions
{
    /// <summary>Adds the worker that polls.</summary>
    /// <param name="builder">A host with service defaults and a store.</param>
    public static void AddFeeds(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<FeedOptions, FeedOptionsValidator>(FeedOptions.Section);
        builder.AddIndicatorImporter();
        builder.Services
            .AddSingleton<FeedMetrics>()
            .AddSingleton<FeedClient>()
            .AddSingleton<FeedReaders>()
            .AddSingleton<FeedImport>()
            .AddSingleton<FeedRun>()
            .AddHostedService<FeedWorker>();
    }
}
