namespace HelmAI.ApiService.Events.BackPressure;

/// <summary>Registers back-pressure: no more events are taken than are analysed sooner or later.</summary>
internal static class BackPressureExtensions
{
    /// <summary>Adds the gauge.</summary>
    /// <param name="services">The services of the host.</param>
    public static void AddBackPressure(this IServiceCollection services)
    {
        services.AddSingleton<BacklogGauge>();
        services.AddHostedService(static provider => provider.GetRequiredService<BacklogGauge>());
    }

    /// <summary>Makes the route answer 503 <c>BACKLOG_FULL</c> while too many events wait.</summary>
    /// <param name="route">A route that takes events.</param>
    /// <returns>The route.</returns>
    public static RouteHandlerBuilder RefusesWhenBacklogIsFull(this RouteHandlerBuilder route) => route.AddEndpointFilter<BacklogFilter>();
}
