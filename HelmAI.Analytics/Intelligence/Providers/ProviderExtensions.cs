using HelmAI.Analytics.Intelligence.Providers.Answers;
using HelmAI.ServiceDefaults.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace HelmAI.Analytics.Intelligence.Providers;

/// <summary>Registers look-ups.</summary>
public static class ProviderExtensions
{
    /// <summary>Adds <see cref="ThreatLookup"/> and the providers of the configuration. Called after the cache is added; answers are kept in Redis where one is configured.</summary>
    /// <typeparam name="TBuilder">The host's builder.</typeparam>
    /// <param name="builder">A host with service defaults, a store and <see cref="AnalyticsModule.AddDetection"/>.</param>
    /// <returns>The builder.</returns>
    public static TBuilder AddThreatLookups<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        builder.AddSettings<ProviderOptions, ProviderOptionsValidator>(ProviderOptions.Section);
        var reader = new ProviderListReader(builder.Configuration);
        builder.Services.AddSingleton<IConfigureOptions<ProviderList>>(reader);
        builder.Services.AddSingleton<IValidateOptions<ProviderList>>(reader);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ProviderOptions>>(reader));
        builder.Services.AddOptions<ProviderList>().ValidateOnStart();

        builder.Services
            .AddSingleton<ProviderMetrics>()
            .AddSingleton<LocalAnswers>()
            .AddSingleton<AnswerCache>()
            .AddSingleton<ThreatProviders>()
            .AddSingleton<LocalKnowledge>()
            .AddSingleton(static services => new ThreatLookup(
                services.GetRequiredService<ThreatProviders>().All,
                services.GetRequiredService<AnswerCache>(),
                services.GetRequiredService<LocalKnowledge>()));
        if (builder.Services.Any(static service => service.ServiceType == typeof(IConnectionMultiplexer)))
        {
            builder.Services.AddSingleton<RedisAnswers>().AddSingleton<IAnswerStore, FallbackAnswers>();
        }
        else
        {
            builder.Services.AddSingleton<IAnswerStore>(static services => services.GetRequiredService<LocalAnswers>());
        }

        return builder;
    }
}
