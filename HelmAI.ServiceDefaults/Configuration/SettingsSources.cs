using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace HelmAI.ServiceDefaults.Configuration;

/// <summary>
/// Puts our two sources where they belong in the order of precedence, from low to high:
/// appsettings.json, <c>.env</c>, the flat variables (API_PORT), environment variables of the key's own form (Api__Port), the command line.
/// </summary>
internal static class SettingsSources
{
    /// <summary>Adds a <c>.env</c> file.</summary>
    /// <param name="builder">The program.</param>
    /// <param name="path">The file's path.</param>
    public static void AddEnvironmentFile(this IHostApplicationBuilder builder, string path)
    {
        var source = new EnvironmentFileSource(path);
        var sources = builder.Configuration.Sources;
        var variables = sources.FirstOrDefault(static existing => existing is VariableSource);
        sources.Insert(variables is null ? IndexOfEnvironment(sources) : sources.IndexOf(variables), source);
        builder.Services.AddSingleton(source);
        builder.Services.AddSingleton<IValidateOptions<EnvironmentFileOptions>, EnvironmentFileCheck>();
        builder.Services.AddOptions<EnvironmentFileOptions>()
            .Configure(options => options.Faults = [.. source.File.Faults.Select(fault => $"{path}, {fault}")])
            .ValidateOnStart();
    }

    /// <summary>Finds or adds the source of flat variables.</summary>
    /// <param name="configuration">The program's configuration.</param>
    /// <returns>The source.</returns>
    public static VariableSource GetVariables(this IConfigurationManager configuration)
    {
        if (configuration.Sources.OfType<VariableSource>().FirstOrDefault() is { } existing)
        {
            return existing;
        }

        var source = new VariableSource(configuration);
        configuration.Sources.Insert(IndexOfEnvironment(configuration.Sources), source);
        return source;
    }

    // The one without a prefix: those of ASPNETCORE_ and DOTNET_ stand far below.
    private static int IndexOfEnvironment(IList<IConfigurationSource> sources)
    {
        for (var i = sources.Count - 1; i >= 0; i--)
        {
            if (sources[i] is EnvironmentVariablesConfigurationSource { Prefix: null or "" })
            {
                return i;
            }
        }

        return sources.Count;
    }
}
