namespace HelmAI.ApiService.Json;

/// <summary>Registers how JSON is written.</summary>
internal static class JsonExtensions
{
    /// <summary>Makes answers be written by <see cref="ApiJsonContext"/>.</summary>
    /// <param name="builder">The host.</param>
    /// <returns>The host.</returns>
    public static WebApplicationBuilder AddJson(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(options =>
        {
            // Within the host's options the context gives the types only, so what it says of names and values is said again.
            var generated = ApiJsonContext.Default.Options;
            options.SerializerOptions.PropertyNamingPolicy = generated.PropertyNamingPolicy;
            options.SerializerOptions.NumberHandling = generated.NumberHandling;
            foreach (var converter in generated.Converters)
            {
                options.SerializerOptions.Converters.Add(converter);
            }

            options.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJsonContext.Default);
        });
        return builder;
    }
}
