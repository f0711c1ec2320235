using System.Text;
using HelmAI.Analytics.Intelligence.Index;
using HelmAI.Core.Intelligence;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Analytics.Intelligence.Index;

/// <summary>Shortens "an index of these indicators", and looking things up in one.</summary>
internal static class Indexes
{
    public static IndexedIndicator Indicator(ObservableType type, string value) => new() { Source = "test", Type = type, Value = value };

    public static IndicatorIndex Of(params IEnumerable<IndexedIndicator> indicators)
    {
        var builder = new IndicatorIndexBuilder();
        foreach (var indicator in indicators)
        {
            Assert.True(builder.TryAdd(indicator), indicator.Value);
        }

        return builder.Build();
    }

    public static string? Find(this IndicatorIndex index, ObservableType type, string value, DateTimeOffset? at = null)
    {
        var observable = Observables.Normalise(type, value)!;
        return index.TryFind(observable.Type, Encoding.UTF8.GetBytes(observable.Value), at ?? Some.Time, out var hit) ? index.ValueOf(hit) : null;
    }
}
