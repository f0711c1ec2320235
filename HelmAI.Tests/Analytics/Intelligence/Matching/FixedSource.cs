using HelmAI.Core.Intelligence;

namespace HelmAI.Tests.Analytics.Intelligence.Matching;

/// <summary>A source that gives the same indicators whenever it is read.</summary>
internal sealed class FixedSource(params IndexedIndicator[] indicators) : IIndicatorSource
{
    public IAsyncEnumerable<IndexedIndicator> ReadAsync(CancellationToken cancellationToken) => indicators.ToAsyncEnumerable();
}
