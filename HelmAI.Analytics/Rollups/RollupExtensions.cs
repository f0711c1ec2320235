namespace HelmAI.Analytics.Rollups;

/// <summary>Registers the upkeep of roll-ups.</summary>
internal static class RollupExtensions
{
    /// <summary>Adds the worker that folds.</summary>
    /// <param name="builder">The host.</param>
    public static void AddRollups(this IHostApplicationBuilder builder) =>
        builder.Services.AddSingleton<RollupMetrics>().AddHostedService<RollupWorker>();
}
