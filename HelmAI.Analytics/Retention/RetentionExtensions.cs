using HelmAI.ServiceDefaults.Configuration;

namespace HelmAI.Analytics.Retention;

/// <summary>Registers the removal of what is too old.</summary>
internal static class RetentionExtensions
{
    /// <summary>Adds the worker that removes.</summary>
    /// <param name="builder">The host.</param>
    public static void AddRetention(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<RetentionOptions, RetentionOptionsValidator>(RetentionOptions.Section);
        builder.Services.AddSingleton<RetentionMetrics>().AddHostedService<RetentionWorker>();
    }
}
