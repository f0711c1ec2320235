using HelmAI.Core.Intelligence;
using HelmAI.Core.Signals;
using HelmAI.ServiceDefaults.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Intelligence.Import;

/// <summary>The import of indicators.</summary>
public static class ImportFeature
{
    /// <summary>Adds <see cref="IndicatorImporter"/>, <see cref="IndicatorImports"/> and what runs them, for a host that has a store.</summary>
    /// <typeparam name="TBuilder">The host's builder.</typeparam>
    /// <param name="builder">A host with service defaults and a store.</param>
    /// <returns>The builder.</returns>
    public static TBuilder AddIndicatorImports<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        builder.AddIndicatorImporter();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ImportOptions>, ImportPathsValidator>());
        builder.Services
            .AddSingleton(static services => new IndicatorImports(
                services.GetRequiredService<ImportSpool>(),
                services.GetRequiredService<IImportStore>(),
                services.GetRequiredService<IOptions<ImportOptions>>().Value,
                services.GetRequiredService<TimeProvider>()))
            .AddHostedService<ImportRunner>()
            .AddHostedService<ImportFiles>();
        return builder;
    }

    /// <summary>Adds <see cref="IndicatorImporter"/> and the folder for what it reads, for all who import. Called again it changes nothing.</summary>
    /// <param name="builder">A host with service defaults and a store.</param>
    internal static void AddIndicatorImporter(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<ImportOptions, ImportOptionsValidator>(ImportOptions.Section);
        builder.Services.TryAddSingleton<ImportSpool>();
        builder.Services.TryAddSingleton(static services => new IndicatorImporter(
            services.GetRequiredService<IIndicatorStore>(),
            services.GetRequiredService<IRelatedStore>(),
            services.GetRequiredService<ISignalBus>(),
            services.GetRequiredService<TimeProvider>()));
    }
}
