using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Detection.Indicators;

/// <summary>Loads the built-in indicator list and the configured one.</summary>
/// <param name="options">Names the configured one.</param>
/// <param name="logger">Receives what was loaded, and what could not be.</param>
internal sealed class IndicatorLoader(IOptions<IndicatorOptions> options, ILogger<IndicatorLoader> logger)
{
    // A list of the wrong kind must not fill the log.
    private const int MaxLoggedErrors = 20;

    /// <summary>Loads the lists. Lines at fault are logged and left out.</summary>
    /// <returns>The content.</returns>
    /// <exception cref="IOException">A list cannot be read.</exception>
    public IndicatorContent Load()
    {
        List<string> paths = [Path.Combine(AppContext.BaseDirectory, "Rules", "indicators.tsv")];
        if (options.Value.File is { } configured)
        {
            paths.Insert(0, configured);
        }

        var lists = paths.ConvertAll(IndicatorList.Load);
        foreach (var (list, path) in lists.Zip(paths))
        {
            Log.Loaded(logger, list.Indicators.Count, path, list.Errors.Count);
            foreach (var error in list.Errors.Take(MaxLoggedErrors))
            {
                Log.LineLeftOut(logger, error.Code, path, error.Line, error.Message);
            }
        }

        return new IndicatorContent(lists);
    }
}
