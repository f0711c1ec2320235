using HelmAI.ServiceDefaults.Configuration;

namespace HelmAI.Analytics.Intelligence.Feeds;

/// <summary>Registers the polling of feeds.</summary>
internal static class FeedExtensions
{
    /// <summary>Adds the worker that polls.</summary>
    /// <param name="builder">A host with service defaults, a store and the import of indicators.</param>
    public static void AddFeeds(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<FeedOptions, FeedOptionsValidator>(FeedOptions.Section);
        builder.Services
            .AddSingleton<FeedMetrics>()
            .AddSingleton<FeedClient>()
            .AddSingleton<FeedReaders>()
            .AddSingleton<FeedRun>()
            .AddHostedService<FeedWorker>();
    }
}
