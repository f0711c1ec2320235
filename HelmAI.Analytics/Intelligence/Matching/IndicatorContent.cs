using HelmAI.Analytics.Detection;
using HelmAI.Analytics.Intelligence.AllowLists;
using HelmAI.Analytics.Intelligence.Extraction;
using HelmAI.Analytics.Intelligence.Index;

namespace HelmAI.Analytics.Intelligence.Matching;

/// <summary>The look-up of observables. Indicators and allow lists are replaced while it runs; what it reads of events stays.</summary>
/// <param name="indicators">The indicators in force.</param>
/// <param name="allowLists">The allow lists in force.</param>
/// <param name="metrics">Counts matches.</param>
internal sealed class IndicatorContent(LiveIndicators indicators, LiveAllowLists allowLists, IndicatorMetrics metrics) : IDetectionContent
{
    /// <inheritdoc/>
    public IDetector Compile(FieldSchemaBuilder fields) => new IndicatorDetector(new ObservableExtractor(fields), indicators, allowLists, metrics);

    /// <inheritdoc/>
    public Task ReadyAsync(CancellationToken cancellationToken) => indicators.ReadyAsync(cancellationToken);
}
