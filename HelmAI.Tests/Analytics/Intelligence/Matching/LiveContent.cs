using System.Diagnostics.Metrics;
using HelmAI.Analytics.Detection;
using HelmAI.Analytics.Intelligence.AllowLists;
using HelmAI.Analytics.Intelligence.Index;
using HelmAI.Analytics.Intelligence.Lists;
using HelmAI.Analytics.Intelligence.Matching;
using HelmAI.Core.Events;
using HelmAI.Core.Intelligence;
using HelmAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HelmAI.Tests.Analytics.Intelligence.Matching;

/// <summary>Indicators in force as in a running process, of files and of other sources.</summary>
internal sealed class LiveContent : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly DetectionEngine _engine;
    private TemporaryFolder? _folder;

    private LiveContent(IndicatorOptions options, IIndicatorSource[] others)
    {
        var settings = Options.Create(options);
        var metrics = new IndicatorMetrics(_services.GetRequiredService<IMeterFactory>());
        Lists = new IndicatorLists(settings, NullLogger<IndicatorLists>.Instance);
        AllowLists = new LiveAllowLists(settings, NullLogger<LiveAllowLists>.Instance);
        Indicators = new LiveIndicators([Lists, .. others], metrics, NullLogger<LiveIndicators>.Instance);
        _engine = new DetectionEngine([new IndicatorContent(Indicators, AllowLists, metrics)]);
    }

    public IndicatorLists Lists { get; }

    public LiveAllowLists AllowLists { get; }

    public LiveIndicators Indicators { get; }

    public static async Task<LiveContent> LoadAsync(IndicatorOptions? options = null, params IIndicatorSource[] others)
    {
        var content = new LiveContent(options ?? new IndicatorOptions(), others);
        await content.AllowLists.LoadAsync(default);
        await content.Indicators.LoadAsync(default);
        return content;
    }

    public static async Task<LiveContent> OfLinesAsync(params string[] lines)
    {
        var folder = new TemporaryFolder();
        var file = folder.File("bad.tsv");
        await File.WriteAllLinesAsync(file, lines);
        var content = await LoadAsync(new IndicatorOptions { File = file });
        content._folder = folder;
        return content;
    }

    public DetectionEngine.Session CreateSession() => _engine.CreateSession();

    public IReadOnlyList<Finding> Findings(SecurityEvent securityEvent) => CreateSession().Detect(securityEvent).Findings;

    public void Dispose()
    {
        Indicators.Dispose();
        _services.Dispose();
        _folder?.Dispose();
    }
}
